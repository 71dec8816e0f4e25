import { eventInput } from '@pulso/contract';
import type { CsvRow } from '../read-csv.ts';
import { orderEvents } from './order-events.ts';
import { deliveryBucket, orderOf } from './order.ts';
import { reviewOf } from './review.ts';

const orderRow = (cells: CsvRow = {}): CsvRow => ({
  order_id: 'o1',
  customer_id: 'c1',
  order_status: 'delivered',
  order_purchase_timestamp: '2017-12-31 20:00:00',
  order_approved_at: '2017-12-31 20:20:00',
  order_delivered_carrier_date: '2018-01-02 13:00:00',
  order_delivered_customer_date: '2018-01-14 20:00:00',
  order_estimated_delivery_date: '2018-01-14 00:00:00',
  ...cells,
});
const tables = (payments: string[] = ['78.1', '21.93']) => ({
  customers: new Map([['c1', { customer_unique_id: 'u1', customer_state: 'SP' }]]),
  items: new Map([['o1', [{ price: '84.9', freight_value: '15.13' }]]]),
  payments: new Map([['o1', payments.map((payment_value) => ({ payment_type: 'voucher', payment_value }))]]),
});
const eventsOf = (cells: CsvRow = {}, payments?: string[]) =>
  orderEvents(orderOf(orderRow(cells), tables(payments)));

describe('an order of the marketplace', () => {
  it('is what the person went through, paid and bought', () => {
    const events = eventsOf();
    expect(events.every((event) => eventInput.safeParse(event).success)).toBe(true);
    expect(events.map(({ name, occurredAt }) => `${name} ${occurredAt}`)).toEqual([
      'purchased 2017-12-31T20:00:00Z',
      'approved 2017-12-31T20:20:00Z',
      'handed to carrier 2018-01-02T13:00:00Z',
      'delivered 2018-01-14T20:00:00Z',
      'paid 2017-12-31T20:20:00Z',
      'paid 2017-12-31T20:20:00Z',
      'Order placed 2017-12-31T20:00:00Z',
    ]);
    expect(events.every(({ customer }) => customer?.id === 'u1')).toBe(true);
  });

  it('is worth the exact sum of its payments', () => {
    expect(eventsOf().at(-1)).toMatchObject({
      money: { amount: '100.03', currency: 'BRL' },
      order: { action: 'completed' },
    });
    expect(eventsOf()[0]?.properties).toMatchObject({ paid: '100.03', items_value: '100.03' });
  });

  it('is no sale when lost, and none that counts without payment', () => {
    expect(eventsOf({ order_status: 'canceled' }).at(-1)).toMatchObject({ order: { action: 'cancelled' } });
    expect(eventsOf({}, []).at(-1)).toMatchObject({ order: { action: 'updated' }, money: { amount: '0' } });
  });

  it('says on every event how its delivery went', () => {
    for (const { properties } of eventsOf())
      expect(properties).toMatchObject({
        purchase_year: '2017',
        delivery_days: '14',
        delivery_bucket: '7-14',
        late: 'true',
      });
  });

  it('says nothing of a delivery that is not final', () => {
    for (const { properties } of eventsOf({ order_status: 'shipped' }))
      expect(properties).not.toHaveProperty('late');
    expect(eventsOf({ order_delivered_customer_date: '' }).map(({ name }) => name)).not.toContain(
      'delivered',
    );
  });

  it('falls into buckets that include their upper end', () => {
    expect([7, 7.001, 14, 21, 28, 28.5].map(deliveryBucket)).toEqual([
      ...['<=7', '7-14', '7-14', '14-21', '21-28', '>28'],
    ]);
  });
});

describe('a review', () => {
  const row: CsvRow = {
    review_id: 'r1',
    order_id: 'o1',
    review_score: '4',
    review_comment_title: '',
    review_comment_message: 'chegou\nbem',
    review_creation_date: '2018-01-15 00:00:00',
    review_answer_timestamp: '2018-01-16 12:30:00',
  };

  it('is a satisfaction answer with the order behind it', () => {
    const review = reviewOf(row, orderOf(orderRow(), tables()));
    expect(eventInput.safeParse(review).success).toBe(true);
    expect(review).toMatchObject({
      occurredAt: '2018-01-16T12:30:00Z',
      customer: { id: 'u1' },
      feedback: { type: 'csat', score: 4, verbatim: 'chegou\nbem' },
      properties: { late: 'true', answer_hours: '36.5', review_month: '2018-01', stars: '4' },
    });
  });

  it('can serve two orders', () => {
    const other = { ...row, order_id: 'o2' };
    expect(reviewOf(row, undefined).messageId).not.toBe(reviewOf(other, undefined).messageId);
  });
});
