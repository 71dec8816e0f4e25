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

  it('keeps the flow identity between any two moments', async () => {
    const property = fc.asyncProperty(desks, async ({ seed, instants }) => {
      const workspaceId = await open(seed);
      const [t0 = 0, t1 = 0, t2 = 0] = instants.toSorted((one, other) => one - other);
      const between = (fromMs: number, toMs: number): Question => ({
        from: iso(fromMs),
        to: iso(toMs),
        workspaceId,
      });
      const before = await ask(test.store, 'ticket_backlog', between(t0, t1));
      const after = await ask(test.store, 'ticket_backlog', between(t1, t2));
      const { created, reopened, solved, merged } = after.total.parts as Record<string, number>;
      expect(after.total.n).toBe(before.total.n + created! + reopened! - solved! - merged!);
    });
    await fc.assert(property, { numRuns: 6 });
  });

  describe('lists as many as it counts', () => {
    let window: Question;
    beforeAll(async () => {
      const workspaceId = await open(11);
      const [from, to] = [iso(start + 2 * dayMs), iso(start + 11 * dayMs)];
      window = { from, to, asOf: iso(start + 12 * dayMs), workspaceId };
    });

    it.each<[id: string, question: Partial<Question>]>([
      ['ticket_backlog', {}],
      ['tickets', {}],
      ['tickets', { filters: [{ dimension: 'channel', op: 'in', values: ['mail'] }] }],
      ['first_response_time', {}],
      ['first_response_time', { params: { stat: 'share_within', target_seconds: 7200 } }],
      ['resolution_time', {}],
      ['resolution_time', { params: { to: 'full', minus_on_hold: true, count_closed: true } }],
      ['reopen_rate', { params: { days: 3 } }],
      ['reopen_rate', { params: { of: 'created' } }],
      ['first_contact_resolution', { params: { days: 3 } }],
      ['bot_resolution', {}],
      ['verified_deflection', {}],
      ['self_service_score', {}],
    ])('%s %j', async (id, changes) => {
      const { total } = await ask(test.store, id, { ...window, ...changes });
      const list = await behind(test.store, id, { ...window, ...changes }, knownMs);
      expect(list.total).toBe(total.n);
      if (total.numerator !== undefined) expect(list.counting).toBe(total.numerator);
    });
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
