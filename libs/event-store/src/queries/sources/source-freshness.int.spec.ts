import { eventRow } from '../../../test/event-row.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { sourceFreshness } from './source-freshness.ts';

const heard = (source: string, second: number) => {
  const at = new Date(Date.UTC(2026, 0, 15, 12, 0, second)).toISOString().replace('T', ' ').slice(0, 23);
  return eventRow({ source, received_at: at, occurred_at: '2026-01-15 11:00:00.000' });
};

describe('sourceFreshness', () => {
  const test = useTestStore();
  beforeAll(async () => {
    await test.insert([
      ...Array.from({ length: 10 }, (_row, at) => heard('steady', at * 30)),
      ...Array.from({ length: 5 }, () => heard('steady', 270)),
      ...Array.from({ length: 9 }, (_row, at) => heard('rare', at * 60)),
      ...Array.from({ length: 12 }, (_row, at) => heard('bursty', at < 11 ? at : 10 + 600)),
      { ...heard('theirs', 0), workspace_id: 'other' },
      eventRow({ source: 'old', received_at: '2025-12-31 23:59:59.999' }),
    ]);
  });

  it('tells when each source was last heard and its usual gap', async () => {
    const found = await test.store.query(sourceFreshness, {
      workspaceId: 'main',
      since: '2026-01-01 00:00:00.000',
    });
    const lastEventAt = '2026-01-15 11:00:00.000';
    expect(found).toEqual([
      {
        source: 'bursty',
        lastEventAt,
        lastReceivedAt: '2026-01-15 12:10:10.000',
        events: 12,
        usualGapSeconds: 600,
      },
      {
        source: 'rare',
        lastEventAt,
        lastReceivedAt: '2026-01-15 12:08:00.000',
        events: 9,
        usualGapSeconds: null,
      },
      {
        source: 'steady',
        lastEventAt,
        lastReceivedAt: '2026-01-15 12:04:30.000',
        events: 15,
        usualGapSeconds: 30,
      },
    ]);
  });
});
