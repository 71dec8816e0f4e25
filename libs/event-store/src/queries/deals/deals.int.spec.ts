import { estimateSurvival } from '@pulso/domain';
import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind, values } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const dayS = 86_400;
const deal = (
  workspace_id: string,
  subject_id: string,
  action: string,
  day: string,
  changes: EventRow = {},
) =>
  eventRow({
    ...{ workspace_id, kind: 'deal', subject_id, action, customer_id: `c-${subject_id}` },
    occurred_at: `2026-${day} 00:00:00.000`,
    ...changes,
  });

describe('metrics on deals', () => {
  const test = useTestStore();
  const asked = (workspaceId: string, id: string, params: object = {}, changes: object = {}) =>
    ask(test.store, id, { ...january, workspaceId, params: { ...params }, ...changes });
  const listed = (workspaceId: string, id: string, params: object = {}, changes: object = {}) =>
    behind(test.store, id, { ...january, workspaceId, params: { ...params }, ...changes });

  beforeAll(async () => {
    const rows = [
      deal('crm', 'A', 'created', '01-01', { properties: { origin: 'search' } }),
      deal('crm', 'A', 'stage', '01-06', { status: 'qualified' }),
      deal('crm', 'A', 'won', '01-11', { properties: { lead_type: 'industry' } }),
      deal('crm', 'A', 'won', '01-15'),
      deal('crm', 'B', 'created', '01-02', { properties: { origin: 'search' } }),
      deal('crm', 'B', 'lost', '01-05'),
      deal('crm', 'B', 'won', '01-22', { properties: { lead_type: 'offline' } }),
      deal('crm', 'C', 'created', '01-03', { properties: { origin: 'email' } }),
      deal('crm', 'C', 'won', '03-04', { properties: { lead_type: 'industry' } }),
      deal('crm', 'D', 'created', '01-20'),
      deal('crm', 'D', 'won', '01-10', { properties: { lead_type: 'offline' } }),
      deal('crm', 'E', 'created', '01-05', { properties: { origin: 'email' } }),
      deal('crm', 'F', 'created', '01-05', { properties: { origin: 'email' } }),
      deal('crm', 'F', 'lost', '01-08'),
    ];
    await test.insert(rows.toReversed());
    await test.insert(rows);
  });

  it('counts deals once, by what happened to them and when', async () => {
    expect((await asked('crm', 'deals')).total).toMatchObject({ value: 6 });
    const won = await asked('crm', 'deals', { counted: 'won' }, { groupBy: ['properties.lead_type'] });
    expect(won.total.value).toBe(3);
    expect(won.series.map(({ group, total }) => [group['properties.lead_type'], total.value])).toEqual([
      ['industry', 1],
      ['offline', 2],
    ]);
    expect(await listed('crm', 'deals', { counted: 'won' })).toMatchObject({ entity: 'deal', total: 3 });
    expect((await asked('crm', 'deals', { counted: 'lost' })).total.value).toBe(1);
  });

  it('rates what was created by what became of it', async () => {
    const { total } = await asked('crm', 'win_rate');
    expect(total).toMatchObject({ numerator: 4, n: 6, parts: { won: 4, lost: 1, open: 1, immature: 1 } });
    expect((await asked('crm', 'win_rate', { within_days: 20 })).total).toMatchObject({ numerator: 3, n: 6 });
    expect((await asked('crm', 'win_rate', { of: 'closed' })).total).toMatchObject({ numerator: 4, n: 5 });
    const early = await asked('crm', 'win_rate', { within_days: 60 }, { asOf: '2026-02-01T00:00Z' });
    expect(early.total).toMatchObject({ warnings: [{ code: 'immature' }] });
    const byOrigin = await asked('crm', 'win_rate', {}, { groupBy: ['properties.origin'] });
    expect(byOrigin.series.map(({ group, total: cell }) => [group['properties.origin'], cell.value])).toEqual(
      [
        ['', 100],
        ['email', 100 / 3],
        ['search', 100],
      ],
    );
    const filters = [{ dimension: 'properties.origin', op: 'in' as const, values: ['email'] }];
    expect(await listed('crm', 'win_rate', {}, { filters })).toMatchObject({ total: 3, counting: 1 });
    const weekly = await asked('crm', 'win_rate', {}, { interval: 'week' });
    expect(values(weekly.series[0]!.points)).toEqual([100, 0, null, 100, null]);
  });

  it('leaves out what closed before it began, unless it is kept', async () => {
    const { total } = await asked('crm', 'sales_cycle_time', {}, { asOf: '2026-03-06T00:00Z' });
    expect(total).toMatchObject({ value: 20 * dayS, n: 3 });
    expect(total.parts).toMatchObject({
      ended: 3,
      open: 1,
      ended_otherwise: 1,
      excluded: 1,
      mean: 30 * dayS,
    });
    const lives = [10, 20, 60].map((time) => ({ time, event: true }));
    const watched = [3, 60].map((time) => ({ time, event: false }));
    const { median } = estimateSurvival([...lives, ...watched]);
    expect(total.parts?.['survival_median']).toBe(median! * dayS);
    expect(total.warnings?.map(({ code }) => code)).toEqual(['censored', 'excluded']);
    const kept = await asked('crm', 'sales_cycle_time', { negative: 'keep' });
    expect(kept.total).toMatchObject({ value: 15 * dayS, n: 4 });
    expect((await listed('crm', 'sales_cycle_time')).total).toBe(3);
    const page = await listed('crm', 'sales_cycle_time', { negative: 'keep' });
    expect(page.rows.map(({ value }) => value).sort()).toEqual(
      [-10 * dayS, 10 * dayS, 20 * dayS, 60 * dayS].sort(),
    );
  });

  it('starts the clock at a stage, and goes by the close, when asked', async () => {
    const qualified = await asked('crm', 'sales_cycle_time', { start_stage: 'qualified' });
    expect(qualified.total).toMatchObject({ value: 5 * dayS, n: 1 });
    const closed = await asked('crm', 'sales_cycle_time', { period: 'end', stat: 'mean' });
    expect(closed.total).toMatchObject({ value: 15 * dayS, n: 2, parts: { open: 0, excluded: 1 } });
    expect((await asked('crm', 'sales_cycle_time', { outcome: 'lost' })).total).toMatchObject({
      value: 3 * dayS,
      n: 1,
    });
  });

  it('holds what was said of deals against what they became', async () => {
    const at = (probability: number): EventRow => ({ probability, amount: '1000', currency: 'EUR' });
    await test.insert([
      deal('said', 'A', 'created', '01-01', at(0.5)),
      deal('said', 'A', 'updated', '01-05', at(0.8)),
      deal('said', 'A', 'won', '01-20', at(1)),
      deal('said', 'B', 'created', '01-01', at(0.3)),
      deal('said', 'B', 'lost', '01-09', at(0)),
      deal('said', 'C', 'created', '01-01'),
      deal('said', 'C', 'won', '01-10'),
    ]);
    const { total } = await asked('said', 'forecast_calibration');
    expect(total.value).toBeCloseTo(0.065, 12);
    expect(total).toMatchObject({ n: 2, parts: { unstated: 1, actual_wins: 1, actual_amount: 1000 } });
    expect(total.parts?.['forecast_amount']).toBeCloseTo(1100, 9);
    const before = await asked('said', 'forecast_calibration', { days_before: 16 });
    expect(before.total).toMatchObject({ value: 0.25, n: 1 });
    expect(await listed('said', 'forecast_calibration')).toMatchObject({ total: 2, counting: 1 });
  });
});
