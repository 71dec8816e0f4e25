import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind, values } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const bought = { name: 'bought' };
const arrived = { name: 'arrived' };
const at = (day: number, customer_id: string, changes: EventRow): EventRow =>
  eventRow({
    occurred_at: `2026-01-${String(day).padStart(2, '0')} 00:00:00.000`,
    customer_id,
    ...changes,
  });
const dayS = 86_400;

describe('the time between two events', () => {
  const test = useTestStore();
  const params = { start: 'bought', end: 'arrived' };
  const asked = (changes: object = {}) => ask(test.store, 'time_between', { ...january, params, ...changes });

  beforeAll(async () => {
    const rows = [
      at(1, 'ana', bought),
      at(3, 'ana', { ...arrived, properties: { parcel: 'p1' } }),
      at(3, 'ana', { ...bought, channel: 'store' }),
      at(9, 'ana', arrived),
      at(2, 'ben', { ...bought, channel: 'web', properties: { parcel: 'p1' } }),
      at(6, 'ben', arrived),
      at(5, 'eva', { ...bought, channel: 'web' }),
      at(15, 'eva', { ...arrived, occurred_at: '2026-02-14 00:00:00.000' }),
      at(8, 'joe', bought),
      at(7, 'joe', arrived),
      at(9, 'kim', arrived),
      at(9, 'leo', { ...bought, occurred_at: '2025-12-31 23:59:59.999' }),
      at(10, 'leo', arrived),
    ];
    await test.insert(rows.toReversed());
    await test.insert(rows.slice(0, 3));
  });

  it('runs from the first start to the first end at or after it', async () => {
    const { total } = await asked();
    expect(total).toMatchObject({ value: 4 * dayS, n: 3, warnings: [{ code: 'censored' }] });
    expect(total.parts).toMatchObject({
      ended: 3,
      open: 1,
      mean: (46 / 3) * dayS,
      survival_median: 4 * dayS,
    });
    expect((await asked({ params: { ...params, stat: 'p90' } })).total.value).toBeCloseTo(32.8 * dayS, 6);
    expect((await asked({ params: { ...params, stat: 'mean' } })).total.value).toBeCloseTo(
      (46 / 3) * dayS,
      6,
    );
  });

  it('takes the first start of each group and each step', async () => {
    const byChannel = await asked({ groupBy: ['channel'] });
    expect(byChannel.series.map(({ group, total }) => [group['channel'], total.n, total.value])).toEqual([
      ['', 1, 2 * dayS],
      ['store', 1, 0],
      ['web', 2, 22 * dayS],
    ]);
    const weekly = await asked({ interval: 'week' });
    expect(values(weekly.series[0]!.points)).toEqual([3 * dayS, 40 * dayS, null, null, null]);
  });

  it('filters by the event that starts', async () => {
    const filters = [{ dimension: 'channel', op: 'in' as const, values: ['web'] }];
    expect((await asked({ filters })).total).toMatchObject({ n: 2, value: 22 * dayS });
    expect((await behind(test.store, 'time_between', { ...january, params, filters })).total).toBe(2);
  });

  it('follows a parcel as well as a person', async () => {
    const ofParcel = await asked({ params: { ...params, by: 'properties.parcel' } });
    expect(ofParcel.total).toMatchObject({ n: 1, value: dayS });
  });

  it('lists what ended, with the seconds each took', async () => {
    const page = await behind(test.store, 'time_between', { ...january, params });
    expect(page).toMatchObject({ entity: 'journey', total: 3 });
    expect(page.rows.map(({ id, value }) => [id, value]).sort()).toEqual([
      ['c:ana', 2 * dayS],
      ['c:ben', 4 * dayS],
      ['c:eva', 40 * dayS],
    ]);
  });

  it('knows nothing without the names of the events', async () => {
    expect((await asked({ params: {} })).total).toMatchObject({ value: null, n: 0 });
  });
});
