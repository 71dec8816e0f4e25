import type { Cells, OrderSum } from '@pulso/domain';
import { z } from 'zod';
import { count } from '../column-schemas.ts';
import { tenThousandths } from './rows.ts';
import { sumPlace } from './sum-places.ts';
import type { SumReading } from './sum-reading.ts';

/** Orders and refunds by currency. Amounts are added as decimals; only the squares are doubles. */
const ordersReading: SumReading = {
  name: 'orders',
  raw: `SELECT <place>currency AS money,
    countIf(kind = 'order') AS orders,
    <exact>(sumIf(toDecimal128(ifNull(events.amount, 0), 4), kind = 'order')) AS amount,
    sumIf(pow(toFloat64(ifNull(events.amount, 0)), 2), kind = 'order') AS squares,
    countIf(kind = 'refund') AS refunds,
    <exact>(sumIf(toDecimal128(ifNull(events.amount, 0), 4), kind = 'refund')) AS refunded
FROM events
WHERE workspace_id = {workspace:String} AND kind IN ('order', 'refund') AND (kind = 'refund' OR action = 'completed')
    AND <within><filters><by>`,
  rolled: {
    sql: `SELECT <place>currency AS money,
    sum(order_hourly.orders) AS orders,
    <exact>(sum(order_hourly.amount)) AS amount,
    sum(order_hourly.squares) AS squares,
    sum(order_hourly.refunds) AS refunds,
    <exact>(sum(order_hourly.refunded)) AS refunded
FROM order_hourly
WHERE workspace_id = {workspace:String} AND <within><filters><by>`,
    dimensions: ['channel', 'source', 'area', 'stage', 'currency'],
  },
  keys: ', money',
  sums: `sum(orders) AS orders, toString(sum(amount)) AS amount, sum(squares) AS squares,
    sum(refunds) AS refunds, toString(sum(refunded)) AS refunded`,
  weight: 'sum(orders + refunds)',
};

const ordersRow = z.object({
  ...sumPlace,
  money: z.string(),
  orders: count,
  amount: tenThousandths,
  squares: z.number(),
  refunds: count,
  refunded: tenThousandths,
});
type OrdersRow = z.output<typeof ordersRow>;

/** One sum for each currency of `within`, so that every point of a series knows which currencies it has. */
function foldOrders(rows: readonly OrdersRow[], within: readonly OrdersRow[] = rows): Cells['orders'] {
  const currencies = [...new Set(within.map(({ money }) => money))].sort();
  return currencies.map((currency) => sumOf(currency, rows));
}

function sumOf(currency: string, rows: readonly OrdersRow[]): OrderSum {
  const sum: OrderSum = { currency, orders: 0, amount: 0n, squares: 0, refunds: 0, refunded: 0n };
  for (const row of rows) {
    if (row.money !== currency) continue;
    sum.orders += row.orders;
    sum.amount += row.amount;
    sum.squares += row.squares;
    sum.refunds += row.refunds;
    sum.refunded += row.refunded;
  }
  return sum;
}

export const orderCells = {
  reading: ordersReading,
  row: ordersRow,
  fold: foldOrders,
  sizeOf: ({ orders, refunds }: OrdersRow) => orders + refunds,
};
