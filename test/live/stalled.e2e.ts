import { setTimeout as delay } from 'node:timers/promises';
import { buildEvent, waitFor } from '@pulso/testing';
import { startApi, type RunningApi } from '../support/start-api.ts';
import { readGauge, sendEvents } from './support/api-calls.ts';
import { residentBytes } from './support/resident-bytes.ts';
import { stopReading, Wall } from './support/wall.ts';

const stalledWalls = 20;
const mebibyte = 1024 * 1024;
/** A point for each minute of a day: a megabyte that is sent again at every change. */
const queriesOf = (view: number) =>
  ['events', 'orders'].map((metric) => ({
    id: `${metric} ${view}`,
    query: { metric, interval: 'minute' as const },
    lastSeconds: 86_400,
  }));

describe('a wall that stops reading', () => {
  let api: RunningApi;
  let healthy: Wall;
  const walls: Wall[] = [];
  let sent = 0;
  let sending = true;
  let load: Promise<void>;

  /** Each in a room of its own, so that no message is shared: the worst case for memory. */
  async function openWall(reconnection = true): Promise<Wall> {
    const queries = queriesOf(walls.length);
    const wall = new Wall(api.url, { queries }, { auth: { token: api.readKey }, reconnection });
    walls.push(wall);
    await waitFor(() => wall.snapshots > 0, { what: 'a snapshot', timeoutMs: 30_000 });
    return wall;
  }
  /** The memory that it held for half of the time, until `isOver`: peaks are garbage that waits to be collected. */
  async function usualResident(isOver: () => Promise<boolean>, what: string): Promise<number> {
    const seen: number[] = [];
    const look = async () => {
      seen.push(await residentBytes(api.pid));
      return isOver();
    };
    await waitFor(look, { what, timeoutMs: 40_000, everyMs: 100 });
    return seen.sort((a, b) => a - b)[Math.floor(seen.length / 2)] ?? 0;
  }
  beforeAll(async () => {
    api = await startApi();
    healthy = await openWall();
    load = (async () => {
      while (sending) {
        await sendEvents(api, [buildEvent('order', { occurredAt: new Date().toISOString() })]);
        sent += 1;
        await delay(200);
      }
    })();
  }, 120_000);
  afterAll(async () => {
    sending = false;
    await load;
    for (const wall of walls) wall.close();
    await api.stop();
  }, 30_000);

  it('costs the api little, is cut, and harms nobody', async () => {
    const stalled = [];
    for (let index = 0; index < stalledWalls; index += 1) stalled.push(await openWall(false));
    // What the process needs for viewers who read is not the question.
    const readUntil = performance.now() + 15_000;
    const before = await usualResident(
      () => Promise.resolve(performance.now() > readUntil),
      'fifteen seconds of reading',
    );
    const changesBefore = healthy.changes;
    const resumes = stalled.map(({ socket }) => stopReading(socket));
    const during = await usualResident(
      async () => (await readGauge(api, 'pulso_live_clients')) === 1,
      'twenty cuts',
    );
    // A client that does not read does not see its end either.
    for (const resume of resumes) resume();
    expect(during - before).toBeLessThan(64 * mebibyte);
    expect(healthy.changes).toBeGreaterThan(changesBefore);
    expect(healthy.gaps).toBe(0);
  }, 120_000);

  it('catches up in one step when it reads again', async () => {
    const wall = await openWall();
    const [changesBefore, healthyBefore] = [wall.changes, healthy.changes];
    const resume = stopReading(wall.socket);
    await delay(6000);
    resume();
    sending = false;
    await load;
    await waitFor(() => wall.total('orders 21') === sent && healthy.total('orders 0') === sent, {
      what: `${sent} orders on both walls`,
      timeoutMs: 30_000,
    });
    expect(wall.changes - changesBefore).toBeLessThanOrEqual(healthy.changes - healthyBefore);
  }, 90_000);
});
