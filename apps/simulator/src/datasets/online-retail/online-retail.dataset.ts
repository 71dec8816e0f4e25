import type { EventInput } from '@pulso/contract';
import type { Dataset, DatedEvent } from '../dataset.ts';
import { formatAmount } from '../exact-amount.ts';
import { readCsv } from '../read-csv.ts';
import { addLine, invoiceColumns, type Invoice } from './invoice.ts';

/** Reading the half million lines is most of the work; what is left is handing out the folded invoices. */
const readingShare = 0.8;

/**
 * UCI Online Retail: a gift wholesaler's invoice lines of 2010-12 to 2011-12, times taken as UTC. Every document is a
 * touchpoint, with all its lines; invoices with counted lines become orders, such credit notes refunds with their own
 * amounts. A credit note does not say which invoice it credits, so the refund names itself, and no order is ever
 * cancelled by it.
 */
export const onlineRetail: Dataset = {
  id: 'online_retail',
  about: "a gift wholesaler's invoices and credit notes, GBP",
  files: () => ['online_retail.csv'],
  async *events({ paths, report }) {
    const invoices = new Map<string, Invoice>();
    for (const path of paths) {
      const onRead = (share: number) => report(share * readingShare);
      for await (const row of readCsv(path, { columns: invoiceColumns, onRead })) addLine(invoices, row);
    }
    let done = 0;
    for (const invoice of invoices.values()) {
      yield* eventsOf(invoice);
      done += 1;
      report(readingShare + (1 - readingShare) * (done / invoices.size));
    }
  },
};

type Counted = NonNullable<Invoice['counted']>;

export function eventsOf(invoice: Invoice): EventInput[] {
  const { counted, document } = invoice;
  if (counted === undefined) return [issuedOf(invoice)];
  return [
    issuedOf(invoice),
    document === 'credit_note' ? refundOf(invoice, counted) : orderOf(invoice, counted),
  ];
}

/** The document as it was written, also without a customer (a guest, known by this document alone) or a price. */
function issuedOf(invoice: Invoice): DatedEvent<'touchpoint'> {
  const { number, customerId, document, lines, linesWithoutCustomer } = invoice;
  return {
    kind: 'touchpoint',
    messageId: `online_retail:${number}:issued`,
    occurredAt: timeOf(invoice.time),
    name: 'Invoice issued',
    ...place,
    stage: document === 'invoice' ? 'sale' : 'service',
    touchpoint: 'invoice',
    customer: customerId === '' ? { anonymousId: `invoice-${number}` } : { id: customerId },
    properties: {
      country: invoice.country,
      document,
      invoice_lines: lines,
      invoice_lines_without_customer: linesWithoutCustomer,
    },
  };
}

function orderOf(invoice: Invoice, counted: Counted): DatedEvent<'order'> {
  return {
    kind: 'order',
    name: 'Order completed',
    ...envelopeOf(invoice, counted),
    stage: 'sale',
    order: { id: invoice.number, action: 'completed', items: counted.items.map((item) => ({ ...item })) },
  };
}

function refundOf(invoice: Invoice, counted: Counted): DatedEvent<'refund'> {
  return {
    kind: 'refund',
    name: 'Order refunded',
    ...envelopeOf(invoice, counted),
    stage: 'service',
    refund: { orderId: invoice.number, reason: 'credit note' },
  };
}

const place = { source: 'online_retail', channel: 'web', area: 'sales' } as const;

function envelopeOf({ number, customerId, country }: Invoice, { time, amount, lines, units }: Counted) {
  return {
    messageId: `online_retail:${number}`,
    occurredAt: timeOf(time),
    ...place,
    touchpoint: 'checkout',
    customer: { id: customerId },
    money: { amount: formatAmount(amount), currency: 'GBP' },
    properties: { country, lines, units },
  } satisfies Partial<EventInput>;
}

function timeOf(time: string): string {
  return `${time.replace(' ', 'T')}Z`;
}
