import { waitFor } from '@pulso/testing';
import type { Problem, ViewSubscription } from '@pulso/contract';
import { startApi, type RunningApi } from '../support/start-api.ts';
import { residentBytes } from './support/resident-bytes.ts';
import { connectLive, isSnapshot, sendPacket } from './support/wall.ts';

const query = { id: 'q', query: { metric: 'orders' }, lastSeconds: 3600 };
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('a hostile socket', () => {
  let api: RunningApi;
  const open: { close(): void }[] = [];
  beforeAll(async () => {
    api = await startApi();
  }, 90_000);
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.close();
    expect((await fetch(`${api.url}/health/ready`)).status).toBe(200);
  });
  afterAll(() => api.stop(), 20_000);

  async function connect() {
    const socket = connectLive(api.url, { reconnection: false, auth: { token: api.readKey } });
    open.push(socket);
    await waitFor(() => socket.connected, { what: 'a socket' });
    return socket;
  }
  type Live = Awaited<ReturnType<typeof connect>>;
  const subscribe = async (socket: Live, subscription: unknown): Promise<string> => {
    const asked = subscription as ViewSubscription;
    const result = await socket.timeout(10_000).emitWithAck('view:subscribe', asked);
    return isSnapshot(result) ? 'snapshot' : (result as Problem).code;
  };
  const waitForCut = (socket: Live) => waitFor(() => !socket.connected, { what: 'the cut' });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['text', 'orders'],
    ['a list', []],
    ['unknown keys', { queries: [query], room: 'feed:other' }],
    ['41 questions', { queries: Array.from({ length: 41 }, (_, index) => ({ ...query, id: `q${index}` })) }],
    ['a window of its own', { queries: [{ ...query, query: { metric: 'orders', from: '2026-01-01' } }] }],
    ['a prototype', JSON.parse('{"__proto__": {"queries": []}, "feed": 1}')],
    ['an endless window', { queries: [{ ...query, lastSeconds: 1e308 }] }],
  ])('is answered with a problem for %s', async (_, subscription) => {
    expect(await subscribe(await connect(), subscription)).toBe('invalid_query');
  });

  it('learns of an unknown metric in its own answer', async () => {
    const socket = await connect();
    const result = await socket.emitWithAck('view:subscribe', {
      queries: [query, { ...query, id: 'odd', query: { metric: "orders'; DROP TABLE events --" } }],
    });
    if (!isSnapshot(result)) throw new Error(result.code);
    expect([result.problems['odd']?.code, result.answers['q']?.metric]).toEqual(['unknown_metric', 'orders']);
  });

  it('gets no answer without asking for one', async () => {
    const socket = await connect();
    const heard: unknown[] = [];
    socket.onAny((...event: unknown[]) => heard.push(event));
    const emit = socket.emit.bind(socket) as (...event: unknown[]) => unknown;
    emit('view:subscribe');
    emit('view:subscribe', { queries: [query] }, 'no function');
    emit('no such event', { a: 1 });
    expect(await subscribe(socket, { queries: [query] })).toBe('snapshot');
    expect(socket.connected).toBe(true);
  });

  it.each<[string, string]>([
    ['a packet of 70 kB', `42["view:subscribe","${'x'.repeat(70_000)}"]`],
    ['a packet that is no packet', '4nonsense'],
    ['more attachments than bytes', '4599999999-["view:subscribe"]'],
  ])('is cut for %s', async (_, packet) => {
    const socket = await connect();
    sendPacket(socket, packet);
    await waitForCut(socket);
  });

  it('does no harm with deep nesting', async () => {
    const socket = await connect();
    sendPacket(socket, `420["view:subscribe",${nested(30_000)}]`);
    await waitFor(async () => (await fetch(`${api.url}/health/ready`)).status === 200, { what: 'the api' });
  });

  it('is refused after sixty subscriptions a minute', async () => {
    const socket = await connect();
    const codes = [];
    for (let turn = 0; turn < 62; turn += 1) codes.push(await subscribe(socket, { queries: [] }));
    expect([codes.indexOf('too_many_requests'), codes.at(-1)]).toEqual([60, 'too_many_requests']);
  }, 30_000);

  it('is cut for a flood, and the memory of it is gone', async () => {
    const before = await residentBytes(api.pid);
    for (let round = 0; round < 5; round += 1) {
      const socket = await connect();
      for (let sent = 0; sent < 5000; sent += 1) socket.emit('view:unsubscribe');
      await waitForCut(socket);
    }
    expect((await residentBytes(api.pid)) - before).toBeLessThan(64 * 1024 * 1024);
  }, 60_000);
});
