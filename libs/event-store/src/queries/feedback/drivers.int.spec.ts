import { answerRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind } from '../../../test/metric-question.ts';
import { seededDice } from '../../../test/random-rows.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const params = { outcome: 'nps', drivers: 'find, wait,properties.shops' };

/** Respondents whose recommendation is made of how easily they found their way, twice, and of the shops, once. */
function survey(count: number): EventRow[] {
  const dice = seededDice(7);
  const roll = () => 1 + dice(5);
  return Array.from({ length: count }, (_respondent, index) => {
    const [find, wait, shops] = [roll(), roll(), roll()];
    const common: EventRow = { customer_id: `c${index}`, channel: index % 2 ? 'web' : 'store' };
    const five = { ...common, scale_min: 1, scale_max: 5, score_type: 'csat' };
    const score = Math.round(((2 * find + shops) / 15) * 10);
    return [
      answerRow({ ...common, score, survey: 'recommend', properties: { shops: String(shops) } }),
      answerRow({ ...five, score: 6 - find, survey: 'find', direction: 'lower_is_better' }),
      answerRow({ ...five, score: wait, survey: 'wait' }),
    ];
  }).flat();
}

describe('driver importance', () => {
  const test = useTestStore();
  const asked = (question = {}) =>
    ask(test.store, 'driver_importance', { ...january, params: { ...params }, ...question });

  beforeAll(async () => {
    await test.insert([
      ...survey(200),
      // Answered the outcome alone; twice, of which the last counts; on another day; without anybody.
      answerRow({ customer_id: 'alone', score: 3, properties: { shops: '2' } }),
      answerRow({ customer_id: 'c0', score: 0, survey: 'recommend', occurred_at: '2026-01-15 11:00:00.000' }),
      answerRow({ customer_id: 'c1', score: 2, survey: 'wait', occurred_at: '2026-01-20 11:00:00.000' }),
      answerRow({ customer_id: '', score: 3 }),
    ]);
  });

  it('finds what the outcome is made of', async () => {
    const { total, series } = await asked();
    expect(total).toMatchObject({ n: 200, parts: { asked: 201 } });
    expect(total.value).toBeGreaterThan(0.9);
    const [find, wait, shops] = series.map(({ total: own }) => own.value!);
    expect(series.map(({ group }) => group['driver'])).toEqual(['find', 'wait', 'properties.shops']);
    expect(find! + wait! + shops!).toBeCloseTo(total.value!, 9);
    expect(find! / shops!).toBeGreaterThan(2.5);
    expect(wait!).toBeLessThan(0.05);
    expect(series[0]!.total.parts?.['correlation']).toBeGreaterThan(0.7);
    expect(series[0]!.total.parts?.['coverage']).toBeCloseTo(200 / 201, 12);
    expect(series[2]!.total.parts?.['coverage']).toBe(1);
  });

  it('lists the complete respondents', async () => {
    const page = await behind(test.store, 'driver_importance', { ...january, params });
    expect(page).toMatchObject({ entity: 'answer', total: 200 });
  });

  it('splits by the outcome’s own dimensions, and refuses few', async () => {
    const { series } = await asked({ groupBy: ['channel'] });
    expect(series.map(({ group, total }) => [group['channel'], group['driver'], total.n])).toEqual([
      ['', 'find', 0],
      ['', 'wait', 0],
      ['', 'properties.shops', 0],
      ['store', 'find', 100],
      ['store', 'wait', 100],
      ['store', 'properties.shops', 100],
      ['web', 'find', 100],
      ['web', 'wait', 100],
      ['web', 'properties.shops', 100],
    ]);
    const few = await asked({ filters: [{ dimension: 'channel', op: 'in', values: ['none'] }] });
    expect(few.total).toMatchObject({ value: null, n: 0 });
    expect((await asked({ params: { outcome: 'nps' } })).total.value).toBeNull();
  });

  it('joins by invitation before person and day', async () => {
    const rows = survey(40).map((row, index) => ({
      ...row,
      workspace_id: 'invited',
      customer_id: '',
      invitation_id: `i${Math.floor(index / 3)}`,
      occurred_at: `2026-01-${10 + (index % 3)} 00:00:00.000`,
    }));
    await test.insert(rows);
    expect((await asked({ workspaceId: 'invited' })).total).toMatchObject({ n: 40 });
  });
});
