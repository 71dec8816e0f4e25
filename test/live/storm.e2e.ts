import { buildEvent, TcpFaultProxy, waitFor } from '@pulso/testing';
import { startApi, type RunningApi } from '../support/start-api.ts';
import { readGauge, sendEvents } from './support/api-calls.ts';
import { Wall } from './support/wall.ts';

const viewers = 300;
/** The longest wait before a try is 0.75 s and the next at most 1.5 s: a few fit in. */
const backWithinMs = 15_000;
const order = () => buildEvent('order', { occurredAt: new Date().toISOString() });

describe('three hundred walls that drop at once', () => {
  let api: RunningApi;
  let proxy: TcpFaultProxy;
  const walls: Wall[] = [];
  beforeAll(async () => {
    api = await startApi();
    proxy = await TcpFaultProxy.start({ port: api.port });
    const queries = [
      { id: 'orders', query: { metric: 'orders' }, lastSeconds: 86_400 },
      { id: 'nps', query: { metric: 'nps', interval: 'hour' as const }, lastSeconds: 86_400 },
    ];
    for (let index = 0; index < viewers; index += 1)
      walls.push(new Wall(proxy.url, { queries, feed: 10 }, { auth: { token: api.readKey } }));
    await allHave(() => walls.every(({ snapshots }) => snapshots === 1), 60_000);
  }, 120_000);
  afterAll(async () => {
    for (const wall of walls) wall.close();
    await proxy.close();
    await api.stop();
  }, 30_000);

  const allHave = (state: () => boolean, timeoutMs: number) =>
    waitFor(state, { what: `${viewers} walls`, timeoutMs, everyMs: 50 });

  it('are all back with the newest state within 15 s', async () => {
    proxy.resetAll();
    await sendEvents(api, [order(), order()]);
    await allHave(
      () => walls.every((wall) => wall.snapshots >= 2 && wall.total('orders') === 2),
      backWithinMs,
    );
    expect(await readGauge(api, 'pulso_live_clients')).toBe(viewers);
  }, 60_000);

  it('share one room and so one number for each change', async () => {
    await sendEvents(api, [order()]);
    await allHave(() => walls.every((wall) => wall.total('orders') === 3), backWithinMs);
    expect(new Set(walls.map(({ lastSeq }) => lastSeq)).size).toBe(1);
    expect(walls.reduce((sum, { gaps }) => sum + gaps, 0)).toBe(0);
  }, 60_000);
});
