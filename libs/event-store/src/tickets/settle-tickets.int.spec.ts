import fc from 'fast-check';
import { findMetric } from '@pulso/domain';
import { requestOf, type Question } from '../../test/metric-question.ts';
import { randomTickets } from '../../test/random-tickets.ts';
import { useTestStore } from '../../test/use-test-store.ts';
import { readMetric } from '../queries/metrics/read-metric.ts';
import { touchedTickets } from './touched-tickets.ts';

const start = Date.parse('2026-01-01T00:00Z');
const window: Question = { from: '2026-01-03T07:00Z', to: '2026-01-09T12:30Z', interval: 'hour' };
const questions: (Question & { id: string })[] = ['ticket_backlog', 'first_response_time'].flatMap((id) => [
  { id, ...window },
  { id, ...window, asOf: '2026-01-05T00:00Z' },
  { id, ...window, filters: [{ dimension: 'channel', op: 'in', values: ['mail'] }] },
  { id, ...window, interval: 'day', groupBy: ['channel'] },
]);

describe('tickets in the order of time', () => {
  const test = useTestStore({ freshFor: 'test' });

  const read = ({ id, ...question }: (typeof questions)[number], ticketsAreSettled: boolean) =>
    readMetric(test.store, { ...requestOf(question), ticketsAreSettled }, findMetric(id)!.bind({}));
  async function assertAllEqual(): Promise<void> {
    for (const question of questions)
      expect([question, await read(question, true)]).toEqual([question, await read(question, false)]);
  }
  const touched = async (sinceMs: number): Promise<string[]> => {
    const found = await test.store.query(touchedTickets, { sinceMs, limit: 10_000 });
    return found.map(({ hash }) => hash).filter((hash) => hash !== '');
  };
  const countRows = async (): Promise<unknown[]> =>
    test.rows(`SELECT (SELECT count() FROM ticket_spans) AS spans, (SELECT count() FROM ticket_responses) AS responses,
      (SELECT sum(copies) FROM ticket_responses) AS tickets`);

  it('stay equal to the tickets while events come in any order, piece by piece', async () => {
    const rows = randomTickets(11, 150, start).toSorted((one, other) =>
      String(one['message_id']).localeCompare(String(other['message_id'])),
    );
    const pieces = Math.ceil(rows.length / 6);
    for (let from = 0; from < rows.length; from += pieces) {
      await test.insert(rows.slice(from, from + pieces));
      await test.store.settleTickets(await touched(0));
      await assertAllEqual();
    }
    await test.store.mergeSettledTickets();
    expect(
      await test.rows(`SELECT table, count() AS parts FROM system.parts
        WHERE active AND database = currentDatabase() AND table IN ('ticket_spans', 'ticket_responses')
        GROUP BY table ORDER BY table`),
    ).toEqual([
      { table: 'ticket_responses', parts: '1' },
      { table: 'ticket_spans', parts: '1' },
    ]);
    await assertAllEqual();
  });

  it('change nothing when they are settled again, and take back nothing that holds', async () => {
    await test.insert(randomTickets(12, 80, start));
    await test.store.settleTickets({ workspaceId: 'main', after: '', upTo: undefined });
    const before = await countRows();
    await test.store.settleTickets({ workspaceId: 'main', after: '', upTo: undefined });
    await test.store.settleTickets(await touched(0));
    expect(await countRows()).toEqual(before);
  });

  it('mend what was written twice, lost or left over', async () => {
    await test.insert(randomTickets(13, 80, start));
    await test.store.settleTickets({ workspaceId: 'main', after: '', upTo: undefined });
    const columns =
      'workspace_id, born_at, ticket_hash, start_ms, reply_ms, with_bot, turns, channel, source, area, stage';
    await test.execute(
      `INSERT INTO ticket_responses (${columns}, copies) SELECT ${columns}, copies FROM ticket_responses`,
    );
    await test.execute('TRUNCATE TABLE ticket_spans');
    await test.store.settleTickets({ workspaceId: 'main', after: '', upTo: undefined });
    await assertAllEqual();
  });

  it('are told apart by when they moved', async () => {
    await test.insert(randomTickets(14, 10, start));
    const [{ now }] = (await test.rows<{ now: string }>(
      'SELECT toUnixTimestamp64Milli(max(stored_at)) AS now FROM tickets',
    )) as [{ now: string }];
    expect(await touched(Number(now) + 1)).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const [moved] = randomTickets(14, 1, start);
    await test.insert([{ ...moved, message_id: 'again' }]);
    expect(await touched(Number(now) + 1)).toHaveLength(1);
  });

  it('are settled in two workspaces at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1000 }), async (seed) => {
        const rows = randomTickets(seed, 20, start);
        await test.insert(rows.flatMap((row) => [row, { ...row, workspace_id: 'other' }]));
        await test.store.settleTickets(await touched(0));
        for (const workspaceId of ['main', 'other'])
          for (const question of questions.slice(0, 1))
            expect(await read({ ...question, workspaceId }, true)).toEqual(
              await read({ ...question, workspaceId }, false),
            );
      }),
      { numRuns: 3 },
    );
  });
});
