import type { MetricFilter } from '@pulso/contract';
import { findMetric, type Cells, type ReadingKind } from '@pulso/domain';
import type { EventRow } from '../../../test/event-row.ts';
import { requestOf, type Question } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { seededDice } from '../../../test/random-rows.ts';
import { randomTickets } from '../../../test/random-tickets.ts';
import { agesOracle, responsesOracle } from '../../../test/ticket-oracle.ts';
import type { MetricReading } from './metric-request.ts';
import { readMetric } from './read-metric.ts';

/** `settled`: from the tables in the order of time. */
type Asked = Question & { settled?: boolean };

describe('the SQL of tickets, on random lives', () => {
  const test = useTestStore();
  const start = Date.parse('2026-01-01T00:00Z');
  const rows = randomTickets(5, 400, start);
  const roll = seededDice(6);
  const rawOnly: MetricFilter = { dimension: 'properties.nowhere', op: 'in', values: [''] };
  const windows = Array.from({ length: 8 }, (): Question => {
    const from = start + roll(8) * 86_400_000 + roll(86_400_000);
    const to = from + 3_600_000 + roll(10 * 86_400_000);
    return {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      asOf: new Date(to + roll(2e8)).toISOString(),
      interval: 'day',
    };
  });

  beforeAll(async () => {
    // In pieces and shuffled: no order of arrival may matter; one piece comes twice, which no set may notice.
    const shuffled = rows.toSorted((one, other) =>
      String(one['received_at']).localeCompare(String(other['received_at'])),
    );
    for (let from = 0; from < shuffled.length; from += 300)
      await test.insert(shuffled.slice(from, from + 300));
    await test.insert(shuffled.slice(0, 200));
    await test.store.settleTickets({ workspaceId: 'main', after: '', upTo: undefined });
  });

  async function read<Kind extends ReadingKind>(
    id: string,
    question: Asked,
    params = {},
  ): Promise<MetricReading<Kind>> {
    return (await readMetric(
      test.store,
      { ...requestOf(question), ticketsAreSettled: question.settled === true },
      findMetric(id)!.bind(params),
    )) as MetricReading<Kind>;
  }
  const everyPath = (question: Question): Asked[] => [
    question,
    { ...question, filters: [rawOnly] },
    { ...question, settled: true },
  ];

  it.each(windows.map((window) => [`${window.from} to ${window.to}`, window] as const))(
    'tells first responses as the rules do: %s',
    async (_text, window) => {
      const [fromMs, toMs, asOfMs] = [window.from, window.to, window.asOf!].map(Date.parse);
      for (const stat of ['median', 'p90'] as const) {
        const expected: Cells['responses'] = responsesOracle(
          rows,
          fromMs!,
          toMs!,
          asOfMs!,
          stat === 'median' ? 0.5 : 0.9,
          14_400,
        );
        for (const question of everyPath(window)) {
          const { quantile, ...counts } = (await read<'responses'>('first_response_time', question, { stat }))
            .total;
          expect(counts).toEqual(
            Object.fromEntries(Object.entries(expected).filter(([name]) => name !== 'quantile')),
          );
          expect(quantile ?? 0).toBeCloseTo(expected.quantile ?? 0, 6);
        }
      }
    },
  );

  it.each(windows.map((window) => [`${window.from} to ${window.to}`, window] as const))(
    'tells the backlog and its flows: %s',
    async (_text, window) => {
      const created = rows.filter((row) =>
        rows.some((other) => other['subject_id'] === row['subject_id'] && other['action'] === 'created'),
      );
      const question = { ...window, filters: [] };
      const { series, total } = await read<'backlog'>('ticket_backlog', question);
      const [raw] = (await read<'backlog'>('ticket_backlog', { ...question, filters: [rawOnly] })).series;
      expect(raw).toEqual(series[0]);
      expect(await read<'backlog'>('ticket_backlog', { ...question, settled: true })).toEqual({
        total,
        series,
        truncated: false,
      });
      const withoutBirth = rows.filter((row) => !created.includes(row) && row['kind'] === 'ticket');
      const { buckets } = requestOf(window);
      let open: number | null = null;
      for (const [index, point] of series[0]!.points.entries()) {
        const untilMs = buckets[index]!.toMs;
        const seen = [...created, ...adopted(withoutBirth)];
        expect([untilMs, point.ages]).toEqual([untilMs, agesOracle(seen, untilMs)]);
        const now: number = point.ages.reduce((sum, count) => sum + count, 0);
        if (open !== null)
          expect(now).toBe(open + point.created + point.reopened - point.solved - point.merged);
        open = now;
      }
      expect(total.ages).toEqual(series[0]!.points.at(-1)!.ages);
    },
  );

  /** A ticket whose creation was never sent is open from its first event on. */
  function adopted(orphans: readonly EventRow[]): EventRow[] {
    const first = new Map<unknown, EventRow>();
    for (const row of orphans) {
      const known = first.get(row['subject_id']);
      if (!known || String(row['occurred_at']) < String(known['occurred_at']))
        first.set(row['subject_id'], row);
    }
    return [...orphans, ...[...first.values()].map((row) => ({ ...row, action: 'created' }))];
  }
});
