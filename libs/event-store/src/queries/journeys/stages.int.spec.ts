import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind, values, type Answered } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const reached = (customer_id: string, name: string, day: number, changes: EventRow = {}): EventRow =>
  eventRow({
    customer_id,
    name,
    occurred_at: `2026-01-${String(day).padStart(2, '0')} 12:00:00.000`,
    ...changes,
  });
const february = (day: number): EventRow => ({ occurred_at: `2026-02-0${day} 12:00:00.000` });

describe('stage conversion', () => {
  const test = useTestStore();
  const asked = (params: object = {}, changes: object = {}) =>
    ask(test.store, 'stage_conversion', { ...january, params: { steps: 'A, B,C', ...params }, ...changes });
  const counts = ({ series }: Answered) => series.map(({ total }) => total.numerator);

  beforeAll(async () => {
    const rows = [
      reached('all', 'A', 1, { channel: 'web' }),
      reached('all', 'B', 1, { channel: 'store' }),
      reached('all', 'C', 9),
      reached('late', 'A', 31, { channel: 'web' }),
      reached('late', 'B', 1, february(5)),
      reached('late', 'C', 1, february(9)),
      reached('back', 'B', 2),
      reached('back', 'A', 3, { channel: 'store' }),
      reached('back', 'A', 20, { channel: 'web' }),
      reached('back', 'C', 21),
      reached('only', 'A', 12, { channel: 'store', properties: { plan: 'gold' } }),
      reached('none', 'B', 4),
      reached('none', 'C', 5),
    ];
    await test.insert(rows.toReversed());
    await test.insert(rows);
  });

  it('counts each who entered once, step after step', async () => {
    const answer = await asked();
    expect(answer.series.map(({ group }) => group)).toEqual([{ step: 'A' }, { step: 'B' }, { step: 'C' }]);
    expect(counts(answer)).toEqual([4, 2, 2]);
    expect(answer.total).toMatchObject({ value: 50, n: 4, numerator: 2, denominator: 4 });
    expect(answer.total.interval?.method).toBe('wilson');
    expect(values((await asked({ rate: 'step' })).series.map(({ total }) => total))).toEqual([100, 50, 100]);
  });

  it('takes steps in any order, or each by itself, when asked', async () => {
    expect(counts(await asked({ order: 'any' }))).toEqual([4, 3, 3]);
    expect(counts(await asked({ order: 'each', steps: 'A,C,B' }))).toEqual([4, 3, 3]);
    expect(counts(await asked({ order: 'any', steps: 'C,B,A' }))).toEqual([3, 3, 2]);
  });

  it('stops counting at the limit, and says who still has time', async () => {
    const answer = await asked({ within_days: 6 });
    expect(counts(answer)).toEqual([4, 2, 0]);
    const early = await asked({ within_days: 6 }, { asOf: '2026-02-03T00:00Z' });
    expect(early.total.warnings).toMatchObject([{ code: 'immature' }]);
    expect(early.total.parts).toMatchObject({ immature: 1, entered: 4 });
  });

  it('splits and filters by the event that entered', async () => {
    const byChannel = await asked({ steps: 'A,C' }, { groupBy: ['channel'] });
    expect(byChannel.series.map(({ group, total }) => [group, total.numerator, total.n])).toEqual([
      [{ channel: 'store', step: 'A' }, 2, 2],
      [{ channel: 'store', step: 'C' }, 1, 2],
      [{ channel: 'web', step: 'A' }, 3, 3],
      [{ channel: 'web', step: 'C' }, 3, 3],
    ]);
    const filters = [{ dimension: 'properties.plan', op: 'in' as const, values: ['gold'] }];
    expect(counts(await asked({}, { filters }))).toEqual([1, 0, 0]);
  });

  it('gives each week those who entered in it', async () => {
    const { series } = await asked({ steps: 'A,C' }, { interval: 'week' });
    expect(series[1]!.points.map(({ numerator, n }) => [numerator, n])).toEqual([
      [2, 2],
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  it('counts where everybody is now, when asked for a snapshot', async () => {
    const answer = await asked({ form: 'snapshot' });
    expect(counts(answer)).toEqual([5, 3, 3]);
    expect(
      (
        await behind(test.store, 'stage_conversion', {
          ...january,
          params: { steps: 'A,B,C', form: 'snapshot' },
        })
      ).total,
    ).toBe(5);
  });

  it('lists those behind a step, as many as its n', async () => {
    const question = { ...january, params: { steps: 'A,B,C' } };
    const whole = await behind(test.store, 'stage_conversion', question);
    expect(whole).toMatchObject({ entity: 'journey', total: 4, counting: 2 });
    const atB = await behind(test.store, 'stage_conversion', question, undefined, { step: 'B' });
    expect(
      atB.rows
        .filter(({ counts: isIn }) => isIn === 1)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['c:all', 'c:late']);
    const ofStep = { ...january, params: { steps: 'A,B,C', rate: 'step' } };
    expect(await behind(test.store, 'stage_conversion', ofStep, undefined, { step: 'C' })).toMatchObject({
      total: 2,
      counting: 2,
    });
  });

  it('has no value without steps', async () => {
    expect((await asked({ steps: '' })).total).toMatchObject({ value: null, n: 0 });
  });
});
