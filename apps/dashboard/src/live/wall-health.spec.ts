import type { Freshness } from '@pulso/contract';
import { healthOf, isReplaying, silenceLimitMs } from './wall-health.ts';

const fresh = (extra: Partial<Freshness> = {}): Freshness => ({
  at: '2026-01-01T12:00:00Z',
  newestEventAt: '2026-01-01T11:59:58Z',
  newestReceivedAt: '2026-01-01T11:59:59Z',
  pipelineLagSeconds: 0.4,
  pendingEvents: 0,
  acceptedPerSecond: 1,
  store: 'up',
  sources: [],
  ...extra,
});
const open = { connection: 'open', heardAtMs: 1000, nowMs: 2000, freshness: fresh() } as const;

describe('healthOf', () => {
  it.each([
    ['live', open],
    ['connecting', { ...open, connection: 'connecting', heardAtMs: undefined }],
    ['offline', { ...open, connection: 'closed', heardAtMs: undefined }],
    ['offline', { ...open, connection: 'closed' }],
    ['degraded', { ...open, freshness: fresh({ store: 'down' }) }],
    ['stale', { ...open, nowMs: 1001 + silenceLimitMs }],
  ] as const)('says %s', (expected, input) => {
    expect(healthOf(input)).toBe(expected);
  });
});

describe('isReplaying', () => {
  it('follows events of long ago that arrive now', () => {
    expect(isReplaying(fresh({ newestEventAt: '2017-05-01T10:00:00Z' }))).toBe(true);
  });

  it('is off for events of the moment', () => {
    expect(isReplaying(fresh())).toBe(false);
    expect(isReplaying(undefined)).toBe(false);
  });

  it('is off when nothing has arrived lately', () => {
    expect(
      isReplaying(fresh({ newestEventAt: '2017-05-01T10:00:00Z', newestReceivedAt: '2026-01-01T11:00:00Z' })),
    ).toBe(false);
  });
});
