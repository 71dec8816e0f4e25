import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildEvent, waitFor } from '@pulso/testing';
import { openRemoteStage } from '../faults/support/stage.ts';
import { freePort } from '../support/free-port.ts';
import { startApi, type RunningApi } from '../support/start-api.ts';
import { queryAsLive, sendEvents, settled } from './support/api-calls.ts';
import { Wall } from './support/wall.ts';

const query = { metric: 'orders' };
const queries = [{ id: 'orders', query, lastSeconds: 86_400 }];
const order = () => buildEvent('order', { occurredAt: new Date().toISOString() });
const limitMs = 120_000;

async function openWall(api: RunningApi): Promise<Wall> {
  const wall = new Wall(api.url, { queries }, { auth: { token: api.readKey } });
  await waitFor(() => wall.snapshots > 0, { what: 'a snapshot' });
  return wall;
}
const reach = (wall: Wall, count: number) =>
  waitFor(() => wall.total('orders') === count, { what: `${count} orders`, timeoutMs: 30_000 });

describe('a wall after a gap', () => {
  it(
    'shows what the query says once the api is back',
    async () => {
      const dataDirectory = await mkdtemp(join(tmpdir(), 'pulso-live-'));
      const port = await freePort();
      let api = await startApi({ dataDirectory, port });
      const wall = await openWall(api);
      try {
        await sendEvents(api, [order()]);
        await reach(wall, 1);
        await sendEvents(api, [order(), order()]);
        await api.kill();
        api = await startApi({ dataDirectory, port });
        await sendEvents(api, [order()]);
        await reach(wall, 4);
        const live = wall.answers['orders'];
        if (!live) throw new Error('no answer');
        expect(settled(live)).toEqual(settled(await queryAsLive(api, query, live)));
        expect(wall.snapshots).toBeGreaterThan(1);
      } finally {
        wall.close();
        await api.stop();
        await rm(dataDirectory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      }
    },
    limitMs,
  );

  it(
    'catches up with what happened while it was away',
    async () => {
      const api = await startApi();
      const wall = await openWall(api);
      try {
        wall.socket.io.engine.close();
        await sendEvents(api, [order(), order()]);
        await reach(wall, 2);
      } finally {
        wall.close();
        await api.stop();
      }
    },
    limitMs,
  );
});

describe('a wall without its store', () => {
  it(
    'keeps its answers, names the problem, and comes back',
    async () => {
      const stage = await openRemoteStage();
      const wall = await openWall(stage.api);
      try {
        await sendEvents(stage.api, [order()]);
        await reach(wall, 1);
        stage.proxy.setFault({ mode: 'reset' });
        await waitFor(() => wall.problems['orders']?.code === 'store_unavailable', {
          what: 'a problem',
          timeoutMs: 30_000,
        });
        await waitFor(() => wall.freshness?.store === 'down', { what: 'the badge', timeoutMs: 30_000 });
        expect(wall.total('orders')).toBe(1);
        await sendEvents(stage.api, [order()]);
        stage.proxy.setFault({});
        await reach(wall, 2);
        await waitFor(() => wall.freshness?.store === 'up', { what: 'the badge', timeoutMs: 30_000 });
        expect(wall.problems).toEqual({});
      } finally {
        wall.close();
        await stage.close();
      }
    },
    limitMs,
  );
});
