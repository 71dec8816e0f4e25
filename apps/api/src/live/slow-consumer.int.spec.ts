import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { livePath } from '@pulso/contract';
import { io } from 'socket.io-client';
import { createLiveServer, type LiveServer, type LiveSocket } from './live-server.ts';
import { MinuteBudget } from './minute-budget.ts';
import { pauseLaggingIn, watchSlowConsumers } from './slow-consumer.ts';
import { countFollowers, followView } from './viewer-rooms.ts';

const change = { seq: 1, answers: {}, problems: {}, padding: 'x'.repeat(64 * 1024) };
const mebibyte = 1024 * 1024;

describe('watchSlowConsumers', () => {
  let server: LiveServer;
  let viewer: LiveSocket;
  let client: ReturnType<typeof io>;
  let caughtUp: LiveSocket[];

  beforeEach(async () => {
    const http = createServer().listen(0, '127.0.0.1');
    server = createLiveServer(http, () => false);
    caughtUp = [];
    server.on('connection', (socket) => {
      const principal = { workspaceId: 'main', role: 'viewer' as const };
      socket.data = { principal, subscriptions: new MinuteBudget(1) };
      followView(socket, { room: 'view', feed: true });
      viewer = socket;
    });
    await once(http, 'listening');
    const { port } = http.address() as AddressInfo;
    client = io(`http://127.0.0.1:${port}`, {
      path: livePath,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    await Promise.all([
      once(server, 'connection'),
      new Promise<void>((resolve) => client.once('connect', resolve)),
    ]);
    watch();
  });
  afterEach(async () => {
    setReading(true);
    client.close();
    await server.close();
  });

  const watch = () => watchSlowConsumers(server, (socket) => caughtUp.push(socket));
  const setReading = (reads: boolean) => {
    const { ws } = client.io.engine.transport as unknown as {
      ws?: { _socket: { pause(): void; resume(): void } };
    };
    if (reads) ws?._socket.resume();
    else ws?._socket.pause();
  };
  const waiting = () => (viewer.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
  /** More than the kernel takes on both ends. */
  async function sendMuch(room: string): Promise<void> {
    for (let sent = 0; sent < 64 * mebibyte; sent += change.padding.length) {
      server.to(room).emit('view:changed', change);
      if (sent % mebibyte === 0) await sleep(1);
      if (sent % mebibyte === 0) watch();
    }
  }

  it('leaves a viewer alone who reads', async () => {
    for (let sent = 0; sent < 16 * mebibyte; sent += change.padding.length) {
      const read = new Promise((resolve) => client.once('view:changed', resolve));
      server.to('view').emit('view:changed', change);
      await read;
      watch();
    }
    expect([viewer.connected, viewer.rooms.has('view'), caughtUp.length]).toEqual([true, true, 0]);
  });

  it('sends nothing more to one who does not', async () => {
    setReading(false);
    await sendMuch('view');
    expect([viewer.rooms.has('view'), viewer.rooms.has('feed:main')]).toEqual([false, false]);
    expect(waiting() * change.padding.length).toBeLessThan(3 * mebibyte);
    expect(countFollowers(server, 'view')).toBe(viewer.connected ? 1 : 0);
  });

  it('holds one change beyond the limit when each room is looked at before it is sent to', async () => {
    setReading(false);
    let most = 0;
    for (let sent = 0; sent < 64 * mebibyte; sent += change.padding.length) {
      pauseLaggingIn(server, 'view');
      server.to('view').emit('view:changed', change);
      if (sent % mebibyte === 0) await sleep(1);
      most = Math.max(most, waiting());
    }
    expect(viewer.rooms.has('view')).toBe(false);
    // 256 kB is the limit: the fifth such change is one more, and what the transport has taken is not waiting.
    expect(most).toBeLessThanOrEqual(5);
  });

  it('catches it up once, when it reads again', async () => {
    setReading(false);
    while (viewer.rooms.has('view')) {
      server.to('view').emit('view:changed', change);
      await sleep(1);
      watch();
    }
    setReading(true);
    while (caughtUp.length === 0) {
      await sleep(10);
      watch();
    }
    expect([caughtUp.length, viewer.rooms.has('view'), viewer.rooms.has('feed:main')]).toEqual([
      1,
      true,
      true,
    ]);
  });

  it('cuts one for whom too much is waiting', async () => {
    setReading(false);
    // Straight to the socket, as its own answers go: leaving the rooms does not stop those.
    await sendMuch(viewer.id);
    while (viewer.connected) await sleep(10);
    expect(countFollowers(server, 'view')).toBe(0);
  });
});
