import type { EventInput } from '@pulso/contract';
import type { Dataset, DatedEvent } from '../dataset.ts';
import { formatAmount } from '../exact-amount.ts';
import { readCsv } from '../read-csv.ts';
import { addLine, countsLine, invoiceColumns, type Invoice } from './invoice.ts';

/** Reading the half million lines is most of the work; what is left is handing out the folded invoices. */
const readingShare = 0.8;

/**
 * UCI Online Retail: a gift wholesaler's invoice lines of 2010-12 to 2011-12, times taken as UTC. Invoices become
 * orders, credit notes become refunds with their own amounts. A credit note does not say which invoice it credits, so
 * the refund names itself, and no order is ever cancelled by it.
 */
export const onlineRetail: Dataset = {
  id: 'online_retail',
  files: () => ['online_retail.csv'],
  async *events({ paths, report }) {
    const invoices = new Map<string, Invoice>();
    for (const path of paths) {
      const onRead = (share: number) => report(share * readingShare);
      for await (const row of readCsv(path, { columns: invoiceColumns, onRead })) {
        if (countsLine(row)) addLine(invoices, row);
      }
    }
    let done = 0;
    for (const invoice of invoices.values()) {
      yield invoice.credit ? refundOf(invoice) : orderOf(invoice);
      done += 1;
      report(readingShare + (1 - readingShare) * (done / invoices.size));
    }
  },
};

function orderOf(invoice: Invoice): DatedEvent<'order'> {
  return {
    kind: 'order',
    name: 'Order completed',
    ...envelopeOf(invoice),
    stage: 'sale',
    order: { id: invoice.number, action: 'completed', items: invoice.items.map((item) => ({ ...item })) },
  };
}

function refundOf(invoice: Invoice): DatedEvent<'refund'> {
  return {
    kind: 'refund',
    name: 'Order refunded',
    ...envelopeOf(invoice),
    stage: 'service',
    refund: { orderId: invoice.number, reason: 'credit note' },
  };
}

function envelopeOf(invoice: Invoice) {
  return {
    messageId: `online_retail:${invoice.number}`,
    occurredAt: `${invoice.time.replace(' ', 'T')}Z`,
    source: 'online_retail',
    channel: 'web',
    area: 'sales',
    touchpoint: 'checkout',
    customer: { id: invoice.customerId },
    money: { amount: formatAmount(invoice.amount), currency: 'GBP' },
    properties: { country: invoice.country, lines: invoice.lines, units: invoice.units },
  } satisfies Partial<EventInput>;
}
