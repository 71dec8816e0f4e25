import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '../waiting/wait-for.ts';
import { TcpFaultProxy } from './tcp-fault-proxy.ts';

let echo: Server;
let heard = '';
let proxy: TcpFaultProxy;
const clients: Socket[] = [];

beforeEach(async () => {
  heard = '';
  echo = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      heard += bytes.toString();
      socket.write(bytes);
    });
  }).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await TcpFaultProxy.start({ port: (echo.address() as AddressInfo).port });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await proxy.close();
  echo.close();
});

async function open() {
  const socket = connect(proxy.port, '127.0.0.1');
  clients.push(socket);
  const state = { socket, received: '', error: undefined as string | undefined };
  socket.on('data', (bytes) => (state.received += bytes.toString()));
  socket.on('error', (error: NodeJS.ErrnoException) => (state.error = error.code));
  await once(socket, 'connect');
  return state;
}
const until = (ask: () => boolean, what: string) => waitFor(ask, { what, timeoutMs: 5_000 });

describe('TcpFaultProxy', () => {
  it('passes bytes both ways', async () => {
    const client = await open();
    client.socket.write('hello');
    await until(() => client.received === 'hello', 'the echo');
  });

  it('delays by its latency in each direction', async () => {
    proxy.setFault({ latencyMs: 100 });
    const client = await open();
    const startedAtMs = performance.now();
    client.socket.write('hello');
    await until(() => client.received === 'hello', 'the late echo');
    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(195);
  });

  it('holds everything in a stall and lets go', async () => {
    const client = await open();
    proxy.setFault({ mode: 'stall' });
    client.socket.write('hello');
    await sleep(200);
    expect([heard, client.received]).toEqual(['', '']);
    proxy.setFault({});
    await until(() => client.received === 'hello', 'the held echo');
  });

  it('hides the answer of a half-open peer', async () => {
    const client = await open();
    proxy.setFault({ mode: 'halfOpen' });
    client.socket.write('hello');
    await until(() => heard === 'hello', 'the request');
    await sleep(100);
    expect(client.received).toBe('');
  });

  it('resets open connections and new ones', async () => {
    const client = await open();
    client.socket.write('hello');
    await until(() => client.received === 'hello', 'the echo');
    proxy.setFault({ mode: 'reset' });
    await until(() => client.error === 'ECONNRESET', 'the reset');
    const refused = connect(proxy.port, '127.0.0.1');
    const [error] = (await once(refused, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
  });

  it('resets in the middle of a body once', async () => {
    const client = await open();
    proxy.resetAfter(5);
    client.socket.write('0123456789');
    await until(() => client.error === 'ECONNRESET', 'the reset');
    const next = await open();
    next.socket.write('0123456789');
    await until(() => next.received === '0123456789', 'the echo');
  });

  it('trickles bytes in order', async () => {
    proxy.setFault({ bytesPerSecond: 100 });
    const client = await open();
    const startedAtMs = performance.now();
    client.socket.write('0123456789'.repeat(3));
    await until(() => client.received === '0123456789'.repeat(3), 'all bytes');
    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(240);
  });
});
