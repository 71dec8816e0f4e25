import { formatAmount, parseAmount } from '../exact-amount.ts';
import { readCsv, type CsvRow } from '../read-csv.ts';

export const orderColumns = [
  'order_id',
  'customer_id',
  'order_status',
  'order_purchase_timestamp',
  'order_approved_at',
  'order_delivered_carrier_date',
  'order_delivered_customer_date',
  'order_estimated_delivery_date',
] as const;
const customerColumns = ['customer_id', 'customer_unique_id', 'customer_state'] as const;
const itemColumns = ['order_id', 'product_id', 'seller_id', 'price', 'freight_value'] as const;
const paymentColumns = [
  'order_id',
  'payment_sequential',
  'payment_type',
  'payment_installments',
  'payment_value',
] as const;
export const reviewColumns = [
  'review_id',
  'order_id',
  'review_score',
  'review_comment_title',
  'review_comment_message',
  'review_creation_date',
  'review_answer_timestamp',
] as const;

/** File names in the order in which the loader takes their paths. */
export const olistFiles = ['customers', 'order_items', 'order_payments', 'orders', 'order_reviews'].map(
  (table) => `olist_${table}_dataset.csv`,
);

/** What is known of an order beside its own row. */
export interface OlistTables {
  /** By `customer_id`, which is per order; the person is `customer_unique_id`. */
  customers: Map<string, CsvRow>;
  items: Map<string, CsvRow[]>;
  payments: Map<string, CsvRow[]>;
}

/** Reads the tables that orders refer to; all of them fit in memory. */
export async function readTables(customers: string, items: string, payments: string): Promise<OlistTables> {
  const byCustomer = new Map<string, CsvRow>();
  for await (const row of readCsv(customers, { columns: customerColumns }))
    byCustomer.set(row.customer_id ?? '', row);
  return {
    customers: byCustomer,
    items: await byOrder(items, itemColumns),
    payments: await byOrder(payments, paymentColumns),
  };
}

async function byOrder(path: string, columns: readonly string[]): Promise<Map<string, CsvRow[]>> {
  const orders = new Map<string, CsvRow[]>();
  for await (const row of readCsv(path, { columns })) {
    const id = row.order_id ?? '';
    const rows = orders.get(id);
    if (rows === undefined) orders.set(id, [row]);
    else rows.push(row);
  }
  return orders;
}

/** The exact sum of the cells, as text; copies of these files write `84.9` for 84.90. */
export function sumOf(cells: readonly (string | undefined)[]): string {
  return formatAmount(cells.reduce((sum, cell) => sum + parseAmount(cell ?? ''), 0n));
}
