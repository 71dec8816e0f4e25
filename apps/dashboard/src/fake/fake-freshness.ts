import type { Freshness } from '@pulso/contract';

export interface FakeMood {
  store: 'up' | 'down';
  empty: boolean;
  /** Milliseconds that the events lie in the past, as in a replay. */
  pastMs?: number;
}

const usual = [
  { source: 'tienda-web', silentSeconds: 1, usualGapSeconds: 3 },
  { source: 'app', silentSeconds: 2, usualGapSeconds: 4 },
  { source: 'zendesk', silentSeconds: 34, usualGapSeconds: 60 },
  { source: 'encuestas', silentSeconds: 12, usualGapSeconds: 30 },
  { source: 'tpv', silentSeconds: 2_460, usualGapSeconds: 120 },
];

export function fakeFreshness(nowMs: number, { store, empty, pastMs = 0 }: FakeMood): Freshness {
  const at = new Date(nowMs).toISOString();
  return {
    at,
    newestEventAt: empty ? null : new Date(nowMs - 1_200 - pastMs).toISOString(),
    newestReceivedAt: empty ? null : new Date(nowMs - 900).toISOString(),
    pipelineLagSeconds: empty ? null : 0.4,
    pendingEvents: store === 'down' ? 18_240 : 3,
    acceptedPerSecond: empty ? 0 : 38.4,
    store,
    sources: empty
      ? []
      : usual.map((row) => ({
          ...row,
          lastEventAt: new Date(nowMs - row.silentSeconds * 1000).toISOString(),
          stale: row.silentSeconds > 3 * row.usualGapSeconds,
        })),
  };
}
