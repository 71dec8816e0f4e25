import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind, values } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const dayS = 86_400;
const bought = (at: string, customer_id: string, subject_id: string, changes: EventRow = {}): EventRow =>
  eventRow({
    kind: 'order',
    action: 'completed',
    occurred_at: `2026-${at}:00.000`,
    customer_id,
    subject_id,
    channel: 'web',
    ...changes,
  });

describe('people who buy again', () => {
  const test = useTestStore();
  const asked = (id: string, question: object = {}) => ask(test.store, id, { ...january, ...question });

  beforeAll(async () => {
    const rows = [
      bought('01-05 10:00', 'ana', 'o1'),
      bought('01-05 23:30', 'ana', 'o2'),
      bought('01-15 10:00', 'ana', 'o3', { channel: 'store' }),
      bought('01-07 10:00', 'ben', 'o4'),
      bought('01-07 10:05', 'ben', 'o4'),
      bought('01-08 10:00', 'eva', 'o5'),
      bought('01-08 18:00', 'eva', 'o6'),
      bought('01-09 10:00', 'joe', 'o7', { action: 'cancelled' }),
      bought('01-09 10:00', 'joe', 'o8'),
      bought('01-09 11:00', '', 'o9'),
      { ...bought('01-02 10:00', 'joe', 'o10'), occurred_at: '2025-12-20 10:00:00.000' },
      eventRow({ name: 'renewed', customer_id: 'ben', occurred_at: '2026-01-10 00:00:00.000' }),
      eventRow({ name: 'renewed', customer_id: 'ben', occurred_at: '2026-01-11 00:00:00.000' }),
    ];
    await test.insert(rows.toReversed());
  });

  it('bought two orders or more, an order told twice being one', async () => {
    const { total } = await asked('repurchase_rate');
    expect(total).toMatchObject({ value: 50, n: 4, numerator: 2, denominator: 4 });
    expect(total.parts).toEqual({ once: 2, repeaters: 2, occasions: 7 });
    const page = await behind(test.store, 'repurchase_rate', january);
    expect(page).toMatchObject({ entity: 'customer', total: 4, counting: 2 });
    expect(page.rows.map(({ id, counts, value }) => [id, counts, value]).sort()).toEqual([
      ['c:ana', 1, 3],
      ['c:ben', 0, 1],
      ['c:eva', 1, 2],
      ['c:joe', 0, 1],
    ]);
  });

  it('bought on two days or more, in the zone of the query', async () => {
    const params = { occasion: 'day' };
    expect((await asked('repurchase_rate', { params })).total).toMatchObject({ value: 25, numerator: 1 });
    const madrid = await asked('orders_per_customer', { params, tz: 'Europe/Madrid' });
    expect(madrid.total).toMatchObject({ value: 1.5, n: 4, numerator: 6 });
  });

  it('came back for something else', async () => {
    const params = { of: 'renewed' };
    expect((await asked('repurchase_rate', { params })).total).toMatchObject({ value: 100, n: 1 });
  });

  it('by group and week, each person in each', async () => {
    const { series } = await asked('orders_per_customer', { groupBy: ['channel'], interval: 'week' });
    expect(series.map(({ group, total }) => [group['channel'], total.value, total.n])).toEqual([
      ['store', 1, 1],
      ['web', 1.5, 4],
    ]);
    expect(values(series[1]!.points)).toEqual([null, 1.5, null, null, null]);
  });

  it('waited from one purchase day to the next, whenever the first was', async () => {
    const { total } = await asked('interpurchase_time');
    expect(total).toMatchObject({ value: 15 * dayS, n: 2, parts: { days: 15, mean_days: 15 } });
    expect((await asked('interpurchase_time', { params: { stat: 'p90' } })).total.value).toBe(19 * dayS);
    const page = await behind(test.store, 'interpurchase_time', january);
    expect(page.rows.map(({ id, value }) => [id, value])).toEqual([
      ['c:ana 2026-01-15', 10 * dayS],
      ['c:joe 2026-01-09', 20 * dayS],
    ]);
  });

  it('counts a wait where it ended', async () => {
    const { series } = await asked('interpurchase_time', { groupBy: ['channel'], interval: 'week' });
    expect(series.map(({ group, total }) => [group['channel'], total.value])).toEqual([
      ['store', 10 * dayS],
      ['web', 20 * dayS],
    ]);
    expect(values(series[0]!.points)).toEqual([null, null, 10 * dayS, null, null]);
    const later = await asked('interpurchase_time', { from: '2026-01-15T09:00Z', tz: 'Europe/Madrid' });
    expect(later.total).toMatchObject({ value: 9 * dayS, n: 1 });
  });
});
