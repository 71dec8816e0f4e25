import { isDeepStrictEqual } from 'node:util';
import { buildEvent, waitFor } from '@pulso/testing';
import { startApi, type RunningApi } from '../support/start-api.ts';
import { queryAsLive, sendEvents, settled } from './support/api-calls.ts';
import { Wall } from './support/wall.ts';

const day = 86_400;
const queries = [
  { id: 'orders', query: { metric: 'orders' }, lastSeconds: day },
  { id: 'revenue', query: { metric: 'revenue', interval: 'hour' as const }, lastSeconds: day },
  { id: 'nps', query: { metric: 'nps', groupBy: ['channel' as const] }, lastSeconds: 7 * day },
];
const order = () => buildEvent('order', { occurredAt: new Date().toISOString(), channel: 'web' });
const verbatim = (text: string, occurredAt = new Date()) =>
  buildEvent('feedback', {
    occurredAt: occurredAt.toISOString(),
    feedback: { type: 'nps', score: 9, survey: 'relationship', verbatim: text },
  });

describe('a live view', () => {
  let api: RunningApi;
  const walls: Wall[] = [];
  beforeAll(async () => {
    api = await startApi();
    await sendEvents(api, [order(), order(), verbatim('quick and kind')]);
  }, 90_000);
  afterAll(async () => {
    for (const wall of walls) wall.close();
    await api.stop();
  }, 20_000);

  async function openWall(feed = 0, clock: 'now' | 'events' = 'now'): Promise<Wall> {
    const wall = new Wall(api.url, { queries, feed, clock }, { auth: { token: api.readKey } });
    walls.push(wall);
    await waitFor(() => wall.snapshots > 0, { what: 'a snapshot' });
    return wall;
  }
  const ordersReach = (wall: Wall, count: number) =>
    waitFor(() => wall.total('orders') === count, { what: `${count} orders on the wall` });

  it('begins with what the query API answers', async () => {
    const wall = await openWall();
    const asLive = async () => {
      const asked = queries.map(({ id, query }) => {
        const live = wall.answers[id];
        return live && queryAsLive(api, query, live);
      });
      return settled(await Promise.all(asked));
    };
    const onWall = () => settled(queries.map(({ id }) => wall.answers[id]));
    // Its first answers may be older than the last insert, or from amid it, when a table has it and its rollup not yet:
    // then a change follows.
    await ordersReach(wall, 2);
    await waitFor(() => wall.total('revenue') === 99.8 && wall.answers['nps']?.total.n === 1, {
      what: 'revenue and an answer on the wall',
    });
    await waitFor(async () => isDeepStrictEqual(onWall(), await asLive()), { what: 'equal answers' });
    expect(onWall()).toMatchObject([
      { total: { value: 2 } },
      { total: { value: 99.8 } },
      { total: { n: 1 } },
    ]);
  }, 30_000);

  it('takes in an accepted event by itself', async () => {
    const wall = await openWall();
    const before = wall.total('orders') ?? 0;
    await sendEvents(api, [order()]);
    await ordersReach(wall, before + 1);
    expect(wall.snapshots).toBe(1);
  }, 30_000);

  it('never misses the last change, and counts one by one', async () => {
    const wall = await openWall();
    const before = wall.total('orders') ?? 0;
    for (let sent = 1; sent <= 25; sent += 1) await sendEvents(api, [order()]);
    await ordersReach(wall, before + 25);
    expect([wall.gaps, wall.snapshots]).toEqual([0, 1]);
    expect(wall.changes).toBeGreaterThan(0);
  }, 30_000);

  it('follows the newest event when its clock is theirs', async () => {
    const wall = await openWall(0, 'events');
    const before = wall.total('orders') ?? 0;
    const ahead = new Date(Date.now() + 2 * 3_600_000).toISOString();
    await sendEvents(api, [{ ...order(), occurredAt: ahead }]);
    await ordersReach(wall, before + 1);
    expect(Date.parse(wall.answers['orders']?.total.window.to ?? '')).toBeGreaterThan(Date.parse(ahead));
  }, 30_000);

  it('masks who wrote a verbatim, in the feed and in snapshots', async () => {
    const wall = await openWall(10);
    const frames: string[] = [];
    wall.socket.onAny((...frame: unknown[]) => frames.push(JSON.stringify(frame)));
    await sendEvents(api, [verbatim('Write to ana@example.com or call +34 600 123 456, thanks')]);
    const masked = 'Write to [e-mail] or call [phone], thanks';
    await waitFor(() => wall.feed.some((item) => item.verbatim === masked), { what: 'the masked verbatim' });
    const late = await openWall(10);
    expect(late.feed.map((item) => item.verbatim)).toContain(masked);
    const seen = JSON.stringify([frames, wall.feed, late.feed, late.answers]);
    expect(seen).not.toMatch(/ana@example|600 ?123/);
    expect(seen).not.toContain('c-1');
  }, 30_000);

  it('opens with what was said last, not loaded last', async () => {
    await sendEvents(api, [verbatim('today')]);
    const lastMonth = Array.from({ length: 20 }, (_, index) =>
      verbatim(`history ${index}`, new Date(Date.now() - (30 + index) * day * 1000)),
    );
    await sendEvents(api, lastMonth);
    await waitFor(
      async () => {
        const wall = await openWall(100);
        return wall.feed.some((item) => item.verbatim === 'history 19') && wall.feed[0]?.verbatim === 'today';
      },
      { what: 'today before history', everyMs: 300 },
    );
  }, 30_000);

  it('tells an open wall what is news, not what is history', async () => {
    const today = Array.from({ length: 20 }, (_, index) => verbatim(`earlier today ${index}`));
    await sendEvents(api, today);
    const told: string[] = [];
    const wall = await openWall(100);
    wall.socket.on('feedback:received', ({ items }) => told.push(...items.map((item) => item.verbatim)));
    const history = Array.from({ length: 60 }, (_, index) =>
      verbatim(`last month ${index}`, new Date(Date.now() - (25 + index) * day * 1000)),
    );
    await sendEvents(api, history);
    await sendEvents(api, [verbatim('just now')]);
    await waitFor(() => told.includes('just now'), { what: 'the news' });
    expect(told.filter((text) => text.startsWith('last month'))).toEqual([]);
  }, 30_000);
});
