import type { Dataset } from '../dataset.ts';
import { readCsv } from '../read-csv.ts';
import { orderEvents } from './order-events.ts';
import { orderOf, type OlistOrder } from './order.ts';
import { reviewOf } from './review.ts';
import { olistFiles, orderColumns, readTables, reviewColumns } from './tables.ts';

/** Share of the work behind us when the orders begin, and when the reviews begin. */
const ordersFrom = 0.2;
const reviewsFrom = 0.85;

/** Olist: orders of a Brazilian marketplace, 2016 to 2018, with their payments, deliveries and reviews. */
export const olist: Dataset = {
  id: 'olist',
  about: "a marketplace's orders, payments, deliveries and reviews, BRL",
  files: () => [...olistFiles],
  async *events({ paths: [customers = '', items = '', payments = '', orders = '', reviews = ''], report }) {
    const tables = await readTables(customers, items, payments);
    const known = new Map<string, OlistOrder>();
    const onOrder = (share: number) => report(ordersFrom + (reviewsFrom - ordersFrom) * share);
    for await (const row of readCsv(orders, { columns: orderColumns, onRead: onOrder })) {
      const order = orderOf(row, tables);
      known.set(order.id, order);
      yield* orderEvents(order);
    }
    const onReview = (share: number) => report(reviewsFrom + (1 - reviewsFrom) * share);
    for await (const row of readCsv(reviews, { columns: reviewColumns, onRead: onReview }))
      yield reviewOf(row, known.get(row.order_id ?? ''));
  },
};
