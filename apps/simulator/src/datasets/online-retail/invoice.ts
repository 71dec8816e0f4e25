import { parseAmount } from '../exact-amount.ts';
import type { CsvRow } from '../read-csv.ts';

export const invoiceColumns = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
] as const;

/** An order keeps its first lines: enough to see what was bought, bounded for wholesale invoices of 500 lines. */
const keptItems = 10;

interface InvoiceItem {
  sku: string;
  name: string;
  quantity: number;
  price: string;
}

/** One invoice, or one credit note when `credit`: its counted lines folded together. */
export interface Invoice {
  number: string;
  credit: boolean;
  customerId: string;
  country: string;
  /** Earliest line, `YYYY-MM-DD HH:MM:SS`; text of one shape compares as time. */
  time: string;
  /** Ten-thousandths of a pound; of a credit note the sum given back, positive. */
  amount: bigint;
  units: number;
  lines: number;
  items: InvoiceItem[];
}

/**
 * Whether a line counts, by the published rule of this file: on an invoice quantity and price above zero, on a credit
 * note (number starting with C) quantity below zero and price above; a customer on both. So the 135,080 lines without
 * a customer, the free lines, the stock corrections and the three bad-debt notes (A...) are left out.
 */
export function countsLine(row: CsvRow): boolean {
  const quantity = Number(row.Quantity);
  const sold = isCredit(row) ? quantity < 0 : quantity > 0;
  return sold && Number(row.UnitPrice) > 0 && row.CustomerID !== undefined && row.CustomerID !== '';
}

function isCredit(row: CsvRow): boolean {
  return row.InvoiceNo?.startsWith('C') ?? false;
}

/** Folds one counted line into the invoices seen so far. Integer arithmetic only: 397,884 floats do not add up. */
export function addLine(invoices: Map<string, Invoice>, row: CsvRow): void {
  const { InvoiceNo = '', InvoiceDate = '', UnitPrice = '', CustomerID = '', Country = '' } = row;
  let invoice = invoices.get(InvoiceNo);
  if (invoice === undefined) {
    invoice = {
      number: InvoiceNo,
      credit: isCredit(row),
      customerId: CustomerID.replace(/\.0$/, ''),
      country: Country,
      time: InvoiceDate,
      amount: 0n,
      units: 0,
      lines: 0,
      items: [],
    };
    invoices.set(InvoiceNo, invoice);
  }
  const quantity = Math.abs(Number(row.Quantity));
  invoice.amount += BigInt(quantity) * parseAmount(UnitPrice);
  invoice.units += quantity;
  invoice.lines += 1;
  if (InvoiceDate < invoice.time) invoice.time = InvoiceDate;
  if (invoice.items.length < keptItems) {
    invoice.items.push({ sku: row.StockCode ?? '', name: row.Description ?? '', quantity, price: UnitPrice });
  }
}
