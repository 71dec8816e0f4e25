import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind, values, type Question } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const bought = (date: string, customer_id: string, changes: EventRow = {}): EventRow =>
  eventRow({
    kind: 'order',
    action: 'completed',
    occurred_at: `${date} 12:00:00.000`,
    customer_id,
    amount: '10.0000',
    currency: 'EUR',
    channel: 'web',
    ...changes,
  });

describe('people who stay', () => {
  const test = useTestStore();
  const asked = (id: string, question: Question) => ask(test.store, id, question);
  const year = { from: '2026-01-01T00:00Z', to: '2026-05-01T00:00Z' };
  const march = { from: '2026-03-01T00:00Z', to: '2026-04-01T00:00Z' };

  beforeAll(async () => {
    const rows = [
      ...['2026-01-10', '2026-02-10', '2026-03-10', '2026-03-11'].map((date) => bought(date, 'ana')),
      ...['2026-01-31', '2026-03-31'].map((date) => bought(date, 'ben')),
      ...['2026-02-01', '2026-03-01'].map((date) => bought(date, 'eva', { channel: 'store' })),
      bought('2026-02-28', 'joe'),
      bought('2026-03-05', 'kim', { amount: '30.0000' }),
      bought('2026-03-05', 'lea', { action: 'cancelled' }),
      eventRow({ occurred_at: '2026-02-05 12:00:00.000', customer_id: 'lea' }),
      eventRow({ occurred_at: '2026-03-05 12:00:00.000', customer_id: 'lea' }),
    ];
    await test.insert(rows.toReversed());
  });

  it('keeps two of three, beside one new and one who came back', async () => {
    const { total } = await asked('retention', march);
    expect(total).toMatchObject({ n: 3, numerator: 2, denominator: 3 });
    expect(total.value).toBeCloseTo(200 / 3, 10);
    expect(total.parts).toEqual({ start: 3, end: 3, new: 1, kept: 2, lost: 1, reactivated: 1 });
    expect((await asked('churn_rate', march)).total.value).toBeCloseTo(100 / 3, 10);
    const page = await behind(test.store, 'retention', march);
    expect(page.rows.map(({ id, counts }) => [id, counts]).sort()).toEqual([
      ['c:ana', 1],
      ['c:eva', 1],
      ['c:joe', 0],
    ]);
  });

  it('compares each step with the one before, and groups each with itself', async () => {
    const { total, series } = await asked('retention', { ...year, interval: 'month' });
    expect(total).toMatchObject({ value: null, n: 0, parts: { new: 5 } });
    expect(series[0]!.points.map(({ n, numerator }) => [n, numerator])).toEqual([
      [0, 0],
      [2, 1],
      [3, 2],
      [4, 0],
    ]);
    const byChannel = await asked('retention', { ...march, groupBy: ['channel'] });
    expect(byChannel.series.map(({ group, total: one }) => [group['channel'], one.numerator, one.n])).toEqual(
      [
        ['store', 1, 1],
        ['web', 1, 2],
      ],
    );
  });

  it('knows other ways of being active', async () => {
    const any = await asked('retention', { ...march, params: { of: 'any' } });
    expect(any.total).toMatchObject({ n: 4, numerator: 3 });
  });

  const table = async (question: Partial<Question> = {}) => {
    const { series } = await asked('cohort_retention', { ...year, ...question });
    return series.map(({ group, total }) => [group['cohort'], group['period'], total.numerator, total.n]);
  };

  it('follows each month of first purchases to the end, zeros too', async () => {
    expect(await table()).toEqual([
      ['2026-01', '0', 2, 2],
      ['2026-01', '1', 1, 2],
      ['2026-01', '2', 2, 2],
      ['2026-01', '3', 0, 2],
      ['2026-02', '0', 2, 2],
      ['2026-02', '1', 1, 2],
      ['2026-02', '2', 0, 2],
      ['2026-03', '0', 1, 1],
      ['2026-03', '1', 0, 1],
    ]);
    expect((await table({ params: { period: 'quarter' } })).map(([cohort]) => cohort)).toEqual([
      '2026-Q1',
      '2026-Q1',
    ]);
    expect((await table({ params: { period: 'week' } }))[0]).toEqual(['2026-01-05', '0', 1, 1]);
  });

  it('marks the last period while it is not over', async () => {
    const { series } = await asked('cohort_retention', { ...year, to: '2026-03-20T00:00Z' });
    expect(series.map(({ total }) => total.warnings?.length ?? 0)).toEqual([0, 0, 1, 0, 1, 1]);
  });

  it('never makes a cohort of people who had bought before the window', async () => {
    const later = await table({ from: '2026-02-01T00:00Z', to: '2026-04-01T00:00Z' });
    expect(later.map(([cohort, , , n]) => [cohort, n])).toEqual([
      ['2026-02', 2],
      ['2026-02', 2],
      ['2026-03', 1],
    ]);
  });

  it('counts orders and money per person of the cohort', async () => {
    const orders = await asked('cohort_retention', { ...year, params: { measure: 'orders' } });
    expect(values(orders.series.map(({ total }) => total)).slice(0, 4)).toEqual([1, 0.5, 1.5, 0]);
    const money = await asked('cohort_retention', { ...year, params: { measure: 'revenue' } });
    expect(money.total).toMatchObject({ value: 24, numerator: 120, n: 5, unit: 'EUR' });
    expect(values(money.series.map(({ total }) => total)).slice(0, 4)).toEqual([10, 5, 15, 0]);
  });

  it('lists the people of a cell, and who of them were active', async () => {
    const group = { cohort: '2026-01', period: '1' };
    const page = await behind(test.store, 'cohort_retention', year, undefined, group);
    expect(page.rows.map(({ id, counts }) => [id, counts]).sort()).toEqual([
      ['c:ana', 1],
      ['c:ben', 0],
    ]);
    expect(await behind(test.store, 'cohort_retention', year)).toMatchObject({ total: 5, counting: 3 });
  });

  it('splits cohorts by the first purchase', async () => {
    const { series } = await asked('cohort_retention', { ...year, groupBy: ['channel'] });
    expect(series.filter(({ group }) => group['channel'] === 'store')).toHaveLength(3);
  });
});
