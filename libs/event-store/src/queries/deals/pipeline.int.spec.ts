import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind, values, type Answered } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const may = { from: '2026-05-01T00:00Z', to: '2026-06-01T00:00Z', asOf: '2026-05-20T12:00Z' };
const deal = (workspace_id: string, subject_id: string, action: string, changes: EventRow = {}) =>
  eventRow({
    ...{ workspace_id, kind: 'deal', subject_id, action, occurred_at: '2026-05-02 00:00:00.000' },
    ...{ customer_id: `c-${subject_id}`, currency: 'USD' },
    ...changes,
  });
const of = (
  amount: number,
  probability: number | null,
  close: string | null,
  more: EventRow = {},
): EventRow => ({
  ...{ amount: String(amount), probability, expected_close_at: close && `${close} 00:00:00.000` },
  ...more,
});

describe('the pipeline', () => {
  const test = useTestStore();
  const asked = (workspaceId: string, id: string, params: object = {}, changes: object = {}) =>
    ask(test.store, id, { ...may, workspaceId, params: { ...params }, ...changes });
  const listed = (workspaceId: string, id: string, params: object = {}, group = {}) =>
    behind(test.store, id, { ...may, workspaceId, params: { ...params } }, undefined, group);
  const byMonth = ({ series }: Answered) =>
    Object.fromEntries(series.map(({ group, total }) => [group['month'], total.value]));

  it('weighs open deals by the month they should close', async () => {
    await test.insert([
      deal('three', 'A', 'created', of(100_000, 0.5, '2026-06-15')),
      deal('three', 'B', 'created', of(100_000, 0.5, '2026-07-15')),
      deal('three', 'C', 'created', of(100_000, 1, '2026-08-15')),
    ]);
    const answer = await asked('three', 'pipeline_forecast');
    expect(byMonth(answer)).toEqual({ '2026-06': 50_000, '2026-07': 50_000, '2026-08': 100_000 });
    expect(answer.total).toMatchObject({ value: 200_000, n: 3, unit: 'USD' });
    expect(await listed('three', 'pipeline_forecast', {}, { month: '2026-07' })).toMatchObject({ total: 1 });
    const page = await listed('three', 'pipeline_forecast');
    expect(page.rows.map(({ value }) => value).sort()).toEqual([100_000, 50_000, 50_000]);
  });

  it('covers a target', async () => {
    await test.insert([
      deal('four', 'A', 'created', of(180_000, 0.1, '2026-06-15')),
      deal('four', 'B', 'created', of(95_000, 0.25, '2026-06-15')),
      deal('four', 'C', 'created', of(75_000, 0.5, '2026-07-15')),
      deal('four', 'D', 'created', of(75_000, 0.75, null)),
    ]);
    const { total } = await asked('four', 'pipeline_coverage', { target: 200_000 });
    expect(total).toMatchObject({ value: 2.125, n: 4, numerator: 425_000, parts: { weighted: 135_500 } });
    expect((await asked('four', 'pipeline_forecast')).total.value).toBe(135_500);
    expect(await listed('four', 'pipeline_coverage')).toMatchObject({ total: 4 });
  });

  it('takes a chance from the deal, else its stage, else history', async () => {
    const stage = { status: 'proposal' };
    const past = { occurred_at: '2026-04-01 00:00:00.000', ...stage };
    await test.insert([
      ...['P', 'Q', 'R', 'S'].map((id) => deal('crm', id, 'created', { ...past, ...of(1, null, null) })),
      ...['P', 'Q', 'R'].map((id) => deal('crm', id, 'won', { occurred_at: '2026-04-02 00:00:00.000' })),
      deal('crm', 'S', 'lost', { occurred_at: '2026-04-02 00:00:00.000' }),
      deal('crm', 'A', 'created', of(1000, null, '2026-06-01', stage)),
      deal('crm', 'B', 'created', of(1000, 0.1, '2026-05-19', stage)),
      deal('crm', 'C', 'created', of(1000, null, '2026-05-20', { status: 'unheard' })),
      deal('crm', 'D', 'created', { status: 'proposal' }),
      deal('crm', 'E', 'won', of(1000, 0.2, '2026-09-01', { occurred_at: '2026-05-10 00:00:00.000' })),
      deal('crm', 'F', 'lost', of(1000, 0.9, '2026-09-01')),
    ]);
    const answer = await asked('crm', 'pipeline_forecast');
    expect(byMonth(answer)).toEqual({ '2026-05': 1000, '2026-06': 750, overdue: 100, undated: null });
    expect(answer.total).toMatchObject({ value: 1850, n: 3 });
    expect(answer.total.parts).toMatchObject({ won: 1000, unknown: 1, unpriced: 1, by_history: 1 });
    expect(answer.total.parts?.['chance_low']).toBeCloseTo(1100 + 300.64, 1);
    expect(answer.total.warnings).toMatchObject([{ code: 'excluded' }]);
    expect(await listed('crm', 'pipeline_forecast')).toMatchObject({ total: 3, counting: 1 });
    const told = await asked('crm', 'pipeline_forecast', { stages: 'proposal=20%, unheard=0.5' });
    expect(told.total.value).toBe(1000 + 200 + 100 + 500);
    expect((await asked('crm', 'pipeline_forecast', { history: false })).total.value).toBe(1100);
  });

  it('stands as it stood at the end of each step, and never adds up currencies', async () => {
    const early = { occurred_at: '2026-03-10 00:00:00.000' };
    await test.insert([
      deal('time', 'A', 'created', { ...of(100, 0.5, '2026-06-15'), ...early, channel: 'web' }),
      deal('time', 'A', 'updated', { ...of(300, 0.5, '2026-06-15'), occurred_at: '2026-04-10 00:00:00.000' }),
      deal('time', 'A', 'won', { occurred_at: '2026-05-10 00:00:00.000' }),
      deal('time', 'B', 'created', { ...of(10, 1, '2026-06-15'), currency: 'EUR', channel: 'store' }),
    ]);
    const spring = { from: '2026-03-01T00:00Z', interval: 'month' };
    const usd = [{ dimension: 'currency', op: 'in', values: ['USD'] }];
    const { series, total } = await asked('time', 'pipeline_forecast', {}, { ...spring, filters: usd });
    expect(total.value).toBe(300);
    expect(series.map(({ group, points }) => [group['month'], values(points)])).toEqual([
      ['2026-05', [null, null, 300]],
      ['2026-06', [50, 150, null]],
    ]);
    const mixed = await asked('time', 'pipeline_forecast', {}, { groupBy: ['channel'] });
    expect(mixed.total).toMatchObject({ value: null, n: 2, warnings: [{ code: 'mixed_currencies' }] });
    expect(mixed.series.map(({ group, total: cell }) => [group, cell.value, cell.unit])).toEqual([
      [{ channel: 'store', month: '2026-06' }, 10, 'EUR'],
      [{ channel: 'web', month: '2026-05' }, 300, 'USD'],
    ]);
  });
});
