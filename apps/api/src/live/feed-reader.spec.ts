import { newestFeedback, utcTextOf, type EventStore } from '@pulso/event-store';
import { CommitBus } from '../platform/commit-bus.ts';
import { FeedReader } from './feed-reader.ts';

type Row = ReturnType<typeof newestFeedback.row.parse>;

function said(messageId: string, verbatim = 'kind'): Row {
  const now = utcTextOf(new Date());
  const scale = { score: 9, scaleMin: 0, scaleMax: 10, direction: 'higher_is_better' };
  const place = { channel: 'web', area: '', stage: '', touchpoint: '', survey: '', language: '' };
  return {
    messageId,
    source: 'shop',
    occurredAt: now,
    receivedAt: now,
    type: 'nps',
    verbatim,
    ...scale,
    ...place,
  };
}

describe('FeedReader', () => {
  let stored: Row[] = [];
  let epochs: (number | undefined)[] = [];
  const bus = new CommitBus();
  const query = async (_query: unknown, { limit }: { limit: number }, options?: { epoch?: number }) => {
    epochs.push(options?.epoch);
    return stored.slice(0, limit);
  };
  const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);
  let reader: FeedReader;
  beforeEach(() => {
    stored = [];
    epochs = [];
    reader = new FeedReader({ query } as unknown as EventStore, bus);
  });

  it('tells each verbatim once', async () => {
    stored = [said('a')];
    expect(idsOf(await reader.since('main'))).toEqual(['a']);
    stored = [said('b'), ...stored];
    expect(idsOf(await reader.since('main'))).toEqual(['b']);
  });

  it('still tells the others what a newcomer has read', async () => {
    await reader.newest('main', 10);
    stored = [said('a')];
    await reader.newest('main', 10);
    expect(idsOf(await reader.since('main'))).toEqual(['a']);
  });

  it('begins after what its first viewer has read', async () => {
    stored = [said('a')];
    await reader.newest('main', 10);
    stored = [said('b'), ...stored];
    expect(idsOf(await reader.since('main'))).toEqual(['b']);
  });

  it('tells nothing of a history below the top of the feed', async () => {
    stored = Array.from({ length: 20 }, (_, index) => said(`today ${index}`));
    await reader.newest('main', 20);
    stored = [...stored, ...Array.from({ length: 500 }, (_, index) => said(`history ${index}`))];
    expect(await reader.since('main')).toEqual([]);
    stored = [said('news'), ...stored];
    expect(idsOf(await reader.since('main'))).toEqual(['news']);
  });

  it('shares no list from before the last commit', async () => {
    await reader.newest('main', 10);
    bus.publish({
      workspaceIds: ['main'],
      kinds: ['feedback'],
      rows: 1,
      storedAtMs: 0,
      oldestAcceptedAtMs: 0,
    });
    await reader.newest('main', 10);
    expect(epochs).toEqual([0, 1]);
  });

  it('masks what could name a person', async () => {
    stored = [said('a', 'mail ana@example.com')];
    expect((await reader.newest('main', 1))[0]?.verbatim).toBe('mail [e-mail]');
  });
});
