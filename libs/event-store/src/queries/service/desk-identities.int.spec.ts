import fc from 'fast-check';
import { randomTickets } from '../../../test/random-tickets.ts';
import { ask, behind, type Question } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const start = Date.parse('2026-01-01T00:00Z');
const dayMs = 86_400_000;
const knownMs = Date.parse('2026-03-01T00:00Z');
const iso = (ms: number): string => new Date(ms).toISOString();

describe('a desk of random lives', () => {
  const test = useTestStore();
  const minutes = fc.integer({ min: 0, max: 20 * 1440 }).map((minute) => start + minute * 60_000);
  const desks = fc.record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    instants: fc.uniqueArray(minutes, { minLength: 3, maxLength: 3 }),
  });
  let desk = 0;

  async function open(seed: number): Promise<string> {
    const workspaceId = `desk-${(desk += 1)}`;
    const rows = randomTickets(seed, 60, start);
    await test.insert(rows.map((row) => ({ ...row, workspace_id: workspaceId })));
    return workspaceId;
  }

  it('keeps the flow identity between any two moments, and lists as many as it counts', async () => {
    const property = fc.asyncProperty(desks, async ({ seed, instants }) => {
      const workspaceId = await open(seed);
      const [t0 = 0, t1 = 0, t2 = 0] = instants.toSorted((one, other) => one - other);
      const between = (fromMs: number, toMs: number): Question => ({
        from: iso(fromMs),
        to: iso(toMs),
        asOf: iso(Math.max(toMs, t1 + 12 * 3_600_000)),
        workspaceId,
      });
      const before = await ask(test.store, 'ticket_backlog', between(t0, t1));
      const after = await ask(test.store, 'ticket_backlog', between(t1, t2));
      const { created, reopened, solved, merged } = after.total.parts as Record<string, number>;
      expect(after.total.n).toBe(before.total.n + created! + reopened! - solved! - merged!);

      const window = between(t1, t2);
      const share = { stat: 'share_within', target_seconds: 7200 };
      const questions: [id: string, question: Question][] = [
        ['ticket_backlog', window],
        ['tickets', window],
        ['first_response_time', window],
        ['first_response_time', { ...window, params: share }],
        ['resolution_time', window],
        ['resolution_time', { ...window, params: { to: 'full', minus_on_hold: true, count_closed: true } }],
        ['reopen_rate', { ...window, params: { days: 3 } }],
        ['reopen_rate', { ...window, params: { of: 'created' } }],
        ['first_contact_resolution', { ...window, params: { days: 3 } }],
        ['bot_resolution', window],
        ['verified_deflection', window],
        ['self_service_score', window],
        ['tickets', { ...window, filters: [{ dimension: 'channel', op: 'in', values: ['mail'] }] }],
      ];
      for (const [id, question] of questions) {
        const { total } = await ask(test.store, id, question);
        const list = await behind(test.store, id, question, knownMs);
        expect([id, question.params, list.total]).toEqual([id, question.params, total.n]);
        if (total.numerator !== undefined)
          expect([id, question.params, list.counting]).toEqual([id, question.params, total.numerator]);
      }
    });
    await fc.assert(property, { numRuns: 3 });
  });

  it('names who asked, and lists what was known at a moment', async () => {
    const workspaceId = await open(7);
    const january = { from: iso(start), to: iso(start + 30 * dayMs), workspaceId };
    const known = start + 6 * dayMs;
    const now = await behind(test.store, 'tickets', january);
    const then = await behind(test.store, 'tickets', january, known);
    expect(then.total).toBeLessThan(now.total);
    expect(now.rows.every(({ id, person }) => person === `c:c${id.slice(1)}`)).toBe(true);
  });
});
