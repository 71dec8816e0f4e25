import type { EventStore } from '@pulso/event-store';
import { hearSources } from './heard-sources.ts';

const minuteMs = 60_000;

describe('hearSources', () => {
  let nowMs = Date.parse('2026-03-01T12:00:00Z');
  let asked: string[];
  let rows: object[];
  const store = {
    query: async (_query: unknown, { since }: { since: string }) => {
      asked.push(since);
      return rows;
    },
  } as unknown as EventStore;
  const row = (source: string, time: string, usualGapSeconds: number | null) => ({
    source,
    lastEventAt: `2026-03-01 ${time}.000`,
    lastReceivedAt: `2026-03-01 ${time}.000`,
    events: 1,
    usualGapSeconds,
  });
  const hear = (before?: Awaited<ReturnType<typeof hearSources>>, lagSeconds: number | null = null) =>
    hearSources(store, { workspaceId: 'main', epoch: 0, nowMs, lagSeconds }, before);

  beforeEach(() => {
    nowMs = Date.parse('2026-03-01T12:00:00Z');
    asked = [];
    rows = [row('crm', '08:00:00', 900), row('shop', '11:59:00', 5)];
  });

  it('reads a day first, then what came since, and keeps the gaps of the day', async () => {
    const day = await hear();
    nowMs += minuteMs;
    rows = [row('shop', '12:00:30', null), row('web', '12:00:40', null)];
    const next = await hear(day);
    expect(asked).toEqual(['2026-02-28 12:00:00.000', '2026-03-01 11:59:00.000']);
    expect(next.sources.map(({ source, usualGapSeconds }) => [source, usualGapSeconds])).toEqual([
      ['crm', 900],
      ['shop', 5],
      ['web', 60],
    ]);
    expect(next.sources[1]?.lastReceivedMs).toBe(Date.parse('2026-03-01T12:00:30Z'));
  });

  it('looks again at the time of events that were not stored yet', async () => {
    const day = await hear(undefined, 300);
    nowMs += minuteMs;
    rows = [row('shop', '11:55:10', 5)];
    const next = await hear(day);
    expect(asked[1]).toBe('2026-03-01 11:54:00.000');
    // What is older than what was heard does not make a source older.
    expect(next.sources[1]?.lastReceivedMs).toBe(Date.parse('2026-03-01T11:59:00Z'));
  });

  it('reads the day again after ten minutes, and forgets who was silent for that long', async () => {
    const day = await hear();
    nowMs += 11 * minuteMs;
    rows = [row('shop', '12:10:00', 7)];
    expect((await hear(day)).sources).toMatchObject([{ source: 'shop', usualGapSeconds: 7 }]);
    expect(asked[1]).toBe('2026-02-28 12:11:00.000');
  });
});
