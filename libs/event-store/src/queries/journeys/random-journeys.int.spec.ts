import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind, type Answered } from '../../../test/metric-question.ts';
import { utc } from '../../../test/random-rows.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const fromMs = Date.UTC(2026, 0, 1);
const hourMs = 3_600_000;
const window = { from: '2026-01-01T00:00Z', to: '2026-01-03T00:00Z' };
const stepNames = ['A', 'B', 'C', 'D'];

interface Visit {
  person: number;
  step: number;
  hour: number;
  channel: string;
}
const visits = fc.array(
  fc.record({
    person: fc.integer({ min: 0, max: 5 }),
    step: fc.integer({ min: 0, max: 3 }),
    hour: fc.integer({ min: -6, max: 60 }),
    channel: fc.constantFrom('web', 'store', 'phone'),
  }),
  { minLength: 1, maxLength: 60 },
);

const rowOf = (workspace_id: string, { person, step, hour, channel }: Visit, index: number): EventRow =>
  eventRow({
    workspace_id,
    customer_id: `c${person}`,
    name: stepNames[step]!,
    channel,
    occurred_at: utc(fromMs + hour * hourMs),
    message_id: `${workspace_id}-${index}`,
  });

/** How far each person came, told the long way: from every entry on, the earliest next step again and again. */
function reachedBy(all: readonly Visit[]): number[] {
  const reached = [0, 0, 0, 0];
  for (const person of new Set(all.map((visit) => visit.person))) {
    const own = all.filter((visit) => visit.person === person);
    const entries = own
      .filter(({ step, hour }) => step === 0 && hour >= 0 && hour < 48)
      .map(({ hour }) => hour);
    let now = Math.min(...entries);
    for (let step = 0; step < 4 && Number.isFinite(now); step += 1) {
      reached[step]! += 1;
      now = Math.min(
        ...own.filter((one) => one.step === step + 1 && one.hour >= now).map(({ hour }) => hour),
      );
    }
  }
  return reached;
}

describe('metrics on random journeys', () => {
  const test = useTestStore();
  const runs = { numRuns: 6 };
  const asked = (workspaceId: string, id: string, params: object = {}): Promise<Answered> =>
    ask(test.store, id, { ...window, workspaceId, params: { ...params } });

  /** The visits in a workspace of their own; and again from last to first, each told twice. */
  const stored = async (all: readonly Visit[]): Promise<[once: string, again: string]> => {
    const [once, again] = [randomUUID(), randomUUID()];
    const rows = (workspace: string) => all.map((visit, index) => rowOf(workspace, visit, index));
    await test.insert(rows(once));
    await test.insert([...rows(again).toReversed(), ...rows(again)]);
    return [once, again];
  };

  it('never lets a funnel rise, agrees with the long way and with its lists', async () => {
    await fc.assert(
      fc.asyncProperty(visits, async (all) => {
        const [once, again] = await stored(all);
        const params = { steps: stepNames.join(',') };
        const answer = await asked(once, 'stage_conversion', params);
        const counts = answer.series.map(({ total }) => total.numerator ?? 0);
        expect(counts).toEqual(reachedBy(all));
        for (const [order, rate] of [
          ['strict', 'step'],
          ['any', 'overall'],
          ['any', 'step'],
        ] as const) {
          const { series } = await asked(once, 'stage_conversion', { ...params, order, rate });
          const reached = series.map(({ total }) => total.parts?.['reached'] ?? 0);
          expect(reached).toEqual(reached.toSorted((a, b) => b - a));
          for (const { total } of series) expect(total.value ?? 0).toBeLessThanOrEqual(100);
        }
        expect(await asked(again, 'stage_conversion', params)).toEqual(answer);
        const page = await behind(test.store, 'stage_conversion', { ...window, workspaceId: once, params });
        expect([page.total, page.counting]).toEqual([answer.total.n, answer.total.numerator ?? 0]);
      }),
      runs,
    );
  });

  it('makes rows of a matrix that sum to 1, whatever the order of arrival', async () => {
    await fc.assert(
      fc.asyncProperty(visits, async (all) => {
        const [once, again] = await stored(all);
        const { series, total } = await asked(once, 'channel_transitions');
        const rows = new Map<string, number>();
        for (const { group, total: cell } of series)
          rows.set(group['from']!, (rows.get(group['from']!) ?? 0) + cell.value!);
        for (const sum of rows.values()) expect(sum).toBeCloseTo(1, 12);
        expect(total.value ?? 0).toBeLessThanOrEqual(1);
        for (const id of ['channel_transitions', 'handoffs', 'multichannel_share', 'channel_switch_rate'])
          expect(await asked(again, id)).toEqual(await asked(once, id));
        // A question without groups is read in other ways than one by group or by step: both find the same moves.
        for (const [id, params] of [
          ['channel_transitions', {}],
          ['handoffs', { place: 'channel' }],
        ] as const) {
          const question = { ...window, workspaceId: again, params: { ...params } };
          const whole = (await ask(test.store, id, question)).total;
          for (const shape of [{ groupBy: ['channel'] }, { interval: 'day' as const }])
            expect((await ask(test.store, id, { ...question, ...shape })).total).toEqual(whole);
        }
      }),
      runs,
    );
  });

  it('keeps the time between two events and its list together', async () => {
    await fc.assert(
      fc.asyncProperty(visits, async (all) => {
        const [once, again] = await stored(all);
        const params = { start: 'A', end: 'C', stat: 'p75' };
        const answer = await asked(once, 'time_between', params);
        expect(await asked(again, 'time_between', params)).toEqual(answer);
        const page = await behind(test.store, 'time_between', { ...window, workspaceId: once, params });
        expect(page.total).toBe(answer.total.n);
        if (answer.total.value !== null) expect(answer.total.value).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });
});
