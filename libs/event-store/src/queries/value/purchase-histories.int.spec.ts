import { findMetric, type PurchaseTable } from '@pulso/domain';
import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind, requestOf, type Question } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { readMetric } from '../metrics/read-metric.ts';

const spring = { from: '2026-01-01T00:00Z', to: '2026-05-01T00:00Z' };
const order = (customer: string, day: string, amount: string, changes: EventRow = {}): EventRow =>
  eventRow({
    kind: 'order',
    action: 'completed',
    customer_id: customer,
    occurred_at: `2026-${day} 12:00:00.000`,
    amount,
    currency: 'EUR',
    channel: 'web',
    ...changes,
  });
const dayOf = (date: string): number => Date.parse(`${date}T00:00Z`) / 86_400_000;

/** Rows as x, tx, T, m, purchases later, customers. */
function rowsOf({ x, tx, T, m, holdout, count }: PurchaseTable): number[][] {
  return Array.from(x, (_x, row) => [x, tx, T, m, holdout, count].map((column) => column[row] ?? Number.NaN));
}

describe('purchase histories', () => {
  const test = useTestStore();
  const read = async (question: Partial<Question> = {}) => {
    const request = requestOf({ ...spring, ...question });
    const metric = findMetric('cltv_predicted')!.bind(question.params ?? {});
    const reading = await readMetric(test.store, request, metric);
    return {
      total: reading.total as PurchaseTable,
      series: reading.series as {
        group: Record<string, string>;
        total: PurchaseTable;
        points: PurchaseTable[];
      }[],
    };
  };
  const calibrated = { params: { calibration_end: '2026-03-31' } };

  beforeAll(async () => {
    await test.insert([
      order('ana', '01-10', '10.0000'),
      order('ana', '01-20', '20.5000'),
      order('ana', '01-20', '9.5000', { channel: 'store' }),
      order('ana', '03-01', '50.0000'),
      order('ana', '04-02', '7.0000'),
      order('ben', '03-31', '0.0000'),
      order('cat', '03-31', '5.0000', { customer_id: '', anonymous_id: 'v1' }),
      order('dan', '04-01', '5.0000'),
      order('free', '02-01', '0.0000'),
      order('free', '02-03', '0.0000'),
      order('nobody', '02-01', '1.0000', { customer_id: '' }),
      order('ben', '02-01', '1.0000', { action: 'cancelled' }),
      order('ana', '02-01', '1.0000', { kind: 'refund', action: 'refunded' }),
    ]);
  });

  it('are of days, with the mean of the repeats and what came later', async () => {
    const { total } = await read(calibrated);
    expect(rowsOf(total)).toEqual([
      [1, 2, 58, 0, 0, 1],
      [2, 50, 80, 40, 1, 1],
      [0, 0, 0, 0, 0, 2],
    ]);
    expect(total).toMatchObject({
      customers: 4,
      calibrationEnd: dayOf('2026-03-31'),
      holdoutEnd: dayOf('2026-04-30'),
      medianGap: 10,
      spend: 95,
      currencies: ['EUR'],
    });
    expect(total.repeats).toEqual([
      [dayOf('2026-01-20'), 1],
      [dayOf('2026-02-03'), 1],
      [dayOf('2026-03-01'), 1],
      [dayOf('2026-04-02'), 1],
    ]);
  });

  it('end with the window, and not after today', async () => {
    const { total } = await read();
    expect(total).toMatchObject({ customers: 5, calibrationEnd: dayOf('2026-04-30') });
    const early = await read({ asOf: '2026-04-10T15:00Z' });
    expect(early.total).toMatchObject({
      calibrationEnd: dayOf('2026-04-10'),
      holdoutEnd: dayOf('2026-04-10'),
    });
  });

  it('cut days where the zone of the query does', async () => {
    const { total } = await read({ tz: 'Pacific/Auckland', params: { calibration_end: '2026-03-31' } });
    expect(total.customers).toBe(2);
    expect(rowsOf(total).map(([x]) => x)).toEqual([1, 2]);
  });

  it('stand for themselves in each group and step', async () => {
    const { series } = await read({ groupBy: ['channel'], interval: 'month' });
    expect(series.map(({ group, total }) => [group['channel'], total.customers])).toEqual([
      ['store', 1],
      ['web', 5],
    ]);
    const [january, february, , april] = series[1]!.points;
    expect(rowsOf(january!)).toEqual([[1, 10, 21, 20.5, 0, 1]]);
    expect(rowsOf(february!)).toEqual([[1, 2, 27, 0, 0, 1]]);
    expect(april).toMatchObject({ customers: 2, calibrationEnd: dayOf('2026-04-30') });
    expect(series[0]!.points[1]).toMatchObject({ customers: 0 });
  });

  it('list as many customers as they count', async () => {
    const page = await behind(test.store, 'cltv_predicted', { ...spring, ...calibrated });
    expect(page).toMatchObject({ entity: 'customer', total: 4, counting: 4 });
    expect(page.rows.map(({ id, value }) => [id, value])).toEqual([
      ['c:ana', 90],
      ['c:ben', 0],
      ['v:v1', 5],
      ['c:free', 0],
    ]);
  });

  it('mark who has been silent for too long', async () => {
    const question = { ...spring, params: { gaps: 1.4 } };
    const { total } = await ask(test.store, 'churn_inferred', question);
    const page = await behind(test.store, 'churn_inferred', question);
    expect(total).toMatchObject({ n: 5, numerator: 3, parts: { median_gap_days: 21 } });
    expect([page.total, page.counting]).toEqual([total.n, total.numerator]);
    expect(page.rows.filter(({ counts }) => counts === 0).map(({ id }) => id)).toEqual(['c:ana', 'c:dan']);
  });

  it('do not mix currencies', async () => {
    await test.insert([order('eve', '02-01', '3.0000', { currency: 'USD', workspace_id: 'two' })]);
    await test.insert([order('eve', '02-09', '3.0000', { workspace_id: 'two' })]);
    const question = { ...spring, workspaceId: 'two' };
    const { total } = await ask(test.store, 'cltv_predicted', question);
    expect(total).toMatchObject({ value: null, n: 1, warnings: [{ code: 'mixed_currencies' }] });
    const one = await ask(test.store, 'cltv_predicted', { ...question, params: { currency: 'USD' } });
    expect(one.total.warnings?.map(({ code }) => code)).toEqual([
      'insufficient_history',
      'insufficient_history',
    ]);
  });
});
