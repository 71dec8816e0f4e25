import { answerEditDays } from '@pulso/domain';
import fc from 'fast-check';
import { answerRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind } from '../../../test/metric-question.ts';
import { utc } from '../../../test/random-rows.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const dayMs = 86_400_000;
const start = Date.parse('2026-01-01T00:00Z');
const spring = { from: '2026-01-01T00:00Z', to: '2026-05-01T00:00Z' };
const scores = { 0: 'nps', 1: 'csat' } as const;

interface Answer {
  atMs: number;
  receivedMs: number;
  id: string;
  invitation: string;
  type: 'nps' | 'csat';
  survey: string;
  score: number;
  channel: string;
}
const invitedAnswer = fc.record({
  // Whole hours, so that answers meet in one hour and at one moment; days, so that some pairs lie beyond the edit window.
  atMs: fc.integer({ min: 0, max: 100 * 8 }).map((third) => start + third * 3 * 3_600_000),
  receivedMs: fc.integer({ min: 0, max: 100 }).map((day) => start + day * dayMs),
  invitation: fc.constantFrom('', 'i1', 'i2', 'i3'),
  type: fc.integer({ min: 0, max: 1 }).map((index) => scores[index as 0 | 1]),
  survey: fc.constantFrom('', 's'),
  score: fc.integer({ min: 1, max: 5 }),
  channel: fc.constantFrom('web', 'store'),
});
const answers = fc
  .array(invitedAnswer, { minLength: 1, maxLength: 40 })
  .map((drawn) =>
    drawn.map((answer, index): Answer => ({ ...answer, id: `m${String(index).padStart(2, '0')}` })),
  );

/** The long way: what is left when each answer has replaced the one before it in its edit window. */
function lastOnes(all: readonly Answer[]): Answer[] {
  const isAfter = (one: Answer, other: Answer): boolean =>
    one.atMs > other.atMs || (one.atMs === other.atMs && one.id > other.id);
  return all.filter(
    (answer) =>
      answer.invitation === '' ||
      !all.some(
        (other) =>
          other.invitation === answer.invitation &&
          other.type === answer.type &&
          other.survey === answer.survey &&
          isAfter(other, answer) &&
          other.atMs - answer.atMs <= answerEditDays * dayMs,
      ),
  );
}

const rowOf =
  (workspace_id: string) =>
  (answer: Answer): EventRow =>
    answerRow({
      workspace_id,
      message_id: answer.id,
      occurred_at: utc(answer.atMs),
      received_at: utc(answer.receivedMs),
      invitation_id: answer.invitation,
      score_type: answer.type,
      ...(answer.type === 'csat' && { scale_min: 1, scale_max: 5 }),
      survey: answer.survey,
      score: answer.score,
      channel: answer.channel,
    });

describe('a repeated answer to one invitation', () => {
  const test = useTestStore();

  it('is counted once, whatever the path, the window and the moment', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        answers,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        async (all, first, days) => {
          const workspaceId = `w${(runs += 1)}`;
          await test.insert(all.map(rowOf(workspaceId)));
          const [fromMs, toMs] = [start + first * dayMs, start + (first + days) * dayMs];
          const window = {
            from: new Date(fromMs).toISOString(),
            to: new Date(toMs).toISOString(),
            workspaceId,
          };
          const isIn = ({ atMs }: Answer): boolean => atMs >= fromMs && atMs < toMs;
          const left = lastOnes(all).filter(isIn);
          const total = async (id: string, more: object = {}) =>
            (await ask(test.store, id, { ...window, ...more })).total.n;
          expect(await total('feedback_responses')).toBe(left.length);
          const ofNps = left.filter(({ type }) => type === 'nps');
          expect(await total('nps')).toBe(ofNps.length);
          expect(await total('nps', { params: { weighted: true } })).toBe(ofNps.length);
          const onlyRaw = { filters: [{ dimension: 'properties.nowhere', op: 'in', values: [''] }] };
          expect(await total('csat', onlyRaw)).toBe(left.length - ofNps.length);
          const { series } = await ask(test.store, 'feedback_responses', {
            ...window,
            groupBy: ['channel'],
            interval: 'day',
          });
          expect(Object.fromEntries(series.map(({ group, total: { n } }) => [group['channel'], n]))).toEqual(
            countBy(left, ({ channel }) => channel),
          );
          const byDay = series.flatMap(({ points }) => points.map(({ n }) => n));
          expect(byDay.reduce((sum, n) => sum + n, 0)).toBe(left.length);
          const knownUntil = start + 50 * dayMs;
          const then = lastOnes(all.filter(({ receivedMs }) => receivedMs <= knownUntil)).filter(isIn);
          const list = await behind(test.store, 'feedback_responses', window, knownUntil);
          expect(list.rows.map(({ id }) => id).sort()).toEqual(then.map(({ id }) => id).sort());
        },
      ),
      { numRuns: 10, endOnFailure: true },
    );
  });

  it('gives the value of the last one, and restates the hour of the one before', async () => {
    const workspaceId = 'edited';
    const given = (day: string, score: number, changes: EventRow = {}) =>
      answerRow({
        workspace_id: workspaceId,
        invitation_id: 'i',
        occurred_at: `${day} 12:00:00.000`,
        score,
        ...changes,
      });
    await test.insert([
      given('2026-01-10', 0),
      ...[9, 9].map((score) => given('2026-01-10', score, { invitation_id: '' })),
    ]);
    expect((await ask(test.store, 'nps', { ...spring, workspaceId })).total.value).toBeCloseTo(100 / 3, 10);
    await test.insert([given('2026-02-05', 10)]);
    expect((await ask(test.store, 'nps', { ...spring, workspaceId })).total).toMatchObject({
      n: 3,
      value: 100,
    });
    const january = { ...spring, to: '2026-02-01T00:00Z', workspaceId };
    expect((await ask(test.store, 'nps', january)).total.n).toBe(2);
    await test.insert([given('2026-03-08', 0)]);
    expect((await ask(test.store, 'nps', { ...spring, workspaceId })).total).toMatchObject({
      n: 4,
      value: 50,
    });
  });

  it('costs a store without invitations one short question', async () => {
    const named: string[] = [];
    const spy = {
      query: ((query: { name: string }, ...rest: never[]) => {
        named.push(query.name);
        return (test.store.query as (...all: unknown[]) => Promise<never[]>)(query, ...rest);
      }) as typeof test.store.query,
    };
    await test.insert([answerRow({ workspace_id: 'plain' })]);
    await ask(spy as typeof test.store, 'nps', { ...spring, workspaceId: 'plain' });
    expect(named).toEqual(['feedback.find-invited-answers', 'metrics.scores-rolled']);
  });
});

function countBy<T>(all: readonly T[], keyOf: (one: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of all) counts[keyOf(one)] = (counts[keyOf(one)] ?? 0) + 1;
  return counts;
}
