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

/** One document of the file: an invoice, a credit note (C...) or an adjustment of bad debt (A...). */
export interface Invoice {
  number: string;
  document: 'invoice' | 'credit_note' | 'adjustment';
  /** Empty where the file has none; no document of it has two. */
  customerId: string;
  country: string;
  /** Earliest line, `YYYY-MM-DD HH:MM:SS`; text of one shape compares as time. */
  time: string;
  /** All its lines, as the file has them. */
  lines: number;
  linesWithoutCustomer: number;
  /** What its counted lines add up to; undefined when none counts, and then it was no sale. */
  counted: CountedLines | undefined;
}

/** The counted lines of one invoice or credit note folded together. */
interface CountedLines {
  /** Of its earliest counted line. */
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
function countsLine(row: CsvRow): boolean {
  const quantity = Number(row.Quantity);
  const sold = isCredit(row) ? quantity < 0 : quantity > 0;
  return sold && Number(row.UnitPrice) > 0 && row.CustomerID !== undefined && row.CustomerID !== '';
}

function isCredit(row: CsvRow): boolean {
  return row.InvoiceNo?.startsWith('C') ?? false;
}

/** Folds one line into the documents seen so far. */
export function addLine(invoices: Map<string, Invoice>, row: CsvRow): void {
  const { InvoiceNo = '', InvoiceDate = '', CustomerID = '', Country = '' } = row;
  let invoice = invoices.get(InvoiceNo);
  if (invoice === undefined) {
    invoice = {
      number: InvoiceNo,
      document: documentOf(InvoiceNo),
      customerId: CustomerID.replace(/\.0$/, ''),
      country: Country,
      time: InvoiceDate,
      lines: 0,
      linesWithoutCustomer: 0,
      counted: undefined,
    };
    invoices.set(InvoiceNo, invoice);
  }
  if (InvoiceDate < invoice.time) invoice.time = InvoiceDate;
  invoice.lines += 1;
  if (CustomerID === '') invoice.linesWithoutCustomer += 1;
  if (countsLine(row)) invoice.counted = addCounted(invoice.counted, row);
}

function documentOf(number: string): Invoice['document'] {
  if (number.startsWith('C')) return 'credit_note';
  return number.startsWith('A') ? 'adjustment' : 'invoice';
}

/** Integer arithmetic only: 397,884 floats do not add up. */
function addCounted(before: CountedLines | undefined, row: CsvRow): CountedLines {
  const { InvoiceDate = '', UnitPrice = '' } = row;
  const counted = before ?? { time: InvoiceDate, amount: 0n, units: 0, lines: 0, items: [] };
  const quantity = Math.abs(Number(row.Quantity));
  counted.amount += BigInt(quantity) * parseAmount(UnitPrice);
  counted.units += quantity;
  counted.lines += 1;
  if (InvoiceDate < counted.time) counted.time = InvoiceDate;
  if (counted.items.length < keptItems)
    counted.items.push({ sku: row.StockCode ?? '', name: row.Description ?? '', quantity, price: UnitPrice });
  return counted;
}
