import { givenProperties, known, readTime } from '../cells.ts';
import type { CsvRow } from '../read-csv.ts';
import { sumOf, type OlistTables } from './tables.ts';

const dayMs = 86_400_000;

/** An order with everything that its events say of it. */
export interface OlistOrder {
  id: string;
  /** `customer_unique_id`: the person over all orders. */
  customerId: string;
  status: string;
  purchasedAt: string;
  approvedAt: string | undefined;
  handedOverAt: string | undefined;
  deliveredAt: string | undefined;
  items: CsvRow[];
  payments: CsvRow[];
  /** Sum of the payments, exact text; undefined without a payment. */
  paid: string | undefined;
  /** Said by every event of the order, the review included, so that each can be cut by any of them. */
  properties: Record<string, string>;
}

/** Timestamps are the shops' wall clock without a zone, taken as UTC. */
export function orderOf(row: CsvRow, tables: OlistTables): OlistOrder {
  const id = row.order_id ?? '';
  const customer = tables.customers.get(row.customer_id ?? '');
  const items = tables.items.get(id) ?? [];
  const payments = tables.payments.get(id) ?? [];
  const purchasedAt = readTime(row.order_purchase_timestamp);
  if (purchasedAt === undefined) throw new Error(`order ${id} has no order_purchase_timestamp`);
  const status = row.order_status ?? '';
  const deliveredAt = readTime(row.order_delivered_customer_date);
  return {
    id,
    customerId: known(customer?.customer_unique_id) ?? row.customer_id ?? id,
    status,
    purchasedAt,
    approvedAt: readTime(row.order_approved_at),
    handedOverAt: readTime(row.order_delivered_carrier_date),
    deliveredAt,
    items,
    payments,
    paid: payments.length === 0 ? undefined : sumOf(payments.map(({ payment_value }) => payment_value)),
    properties: {
      order_id: id,
      purchase_year: purchasedAt.slice(0, 4),
      purchase_month: purchasedAt.slice(0, 7),
      status,
      ...givenProperties({ state: customer?.customer_state }),
      ...(status === 'delivered' && deliveredAt !== undefined
        ? deliveryOf(purchasedAt, deliveredAt, readTime(row.order_estimated_delivery_date))
        : {}),
    },
  };
}

/** How the delivery went: only of an order that was delivered and says when. Late is after the promised moment. */
function deliveryOf(
  purchasedAt: string,
  deliveredAt: string,
  promisedAt: string | undefined,
): Record<string, string> {
  const days = (Date.parse(deliveredAt) - Date.parse(purchasedAt)) / dayMs;
  return {
    delivery_days: String(days),
    delivery_bucket: deliveryBucket(days),
    ...(promisedAt === undefined ? {} : { late: String(Date.parse(deliveredAt) > Date.parse(promisedAt)) }),
  };
}

export function deliveryBucket(days: number): string {
  if (days <= 7) return '<=7';
  if (days <= 14) return '7-14';
  if (days <= 21) return '14-21';
  return days <= 28 ? '21-28' : '>28';
}
