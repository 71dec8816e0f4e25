import { waitFor } from '@pulso/testing';
import type { ManagerOptions, SocketOptions } from 'socket.io-client';
import { startApi, type RunningApi } from '../support/start-api.ts';
import { connectLive } from './support/wall.ts';

type Options = Partial<ManagerOptions & SocketOptions>;

describe('who may watch live', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  /** `open`, the code of the refusal, or the transport's own word for a handshake that was turned away. */
  async function knock(options: Options): Promise<string> {
    const socket = connectLive(api.url, { reconnection: false, ...options });
    try {
      return await new Promise((resolve) => {
        socket.on('connect', () => resolve('open'));
        socket.on('connect_error', (error) => {
          const { data } = error as Error & { data?: { code: string } };
          resolve(data?.code ?? error.message);
        });
      });
    } finally {
      socket.close();
    }
  }
  const signIn = async () => {
    const answer = await fetch(`${api.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'admin@pulso.local', password: 'a-password-of-the-tests' }),
    });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  };

  it.each<[string, () => Options, string]>([
    ['nobody', () => ({}), 'unauthenticated'],
    ['an unknown key', () => ({ auth: { token: 'rk-unknown' } }), 'unauthenticated'],
    ['a key that is no text', () => ({ auth: { token: { $ne: '' } } }), 'unauthenticated'],
    ['a write key', () => ({ auth: { token: api.writeKey } }), 'forbidden'],
    ['a made-up session', () => ({ extraHeaders: { cookie: `pulso=${'A'.repeat(43)}` } }), 'unauthenticated'],
  ])('refuses %s', async (_, options, code) => {
    expect(await knock(options())).toBe(code);
  });

  it.each(['https://evil.example', 'null', 'http://127.0.0.1.evil.example'])(
    'refuses a page of %s',
    async (origin) => {
      const auth = { token: api.readKey };
      expect(await knock({ auth, extraHeaders: { origin } })).toBe('websocket error');
    },
  );

  it('opens to a read key, to a session, and to our own page', async () => {
    const auth = { token: api.readKey };
    expect(await knock({ auth })).toBe('open');
    expect(await knock({ auth, extraHeaders: { origin: api.url } })).toBe('open');
    expect(await knock({ extraHeaders: { cookie: await signIn(), origin: api.url } })).toBe('open');
  });

  it('cuts a session within ten seconds of its end, no other', async () => {
    const [leaving, staying] = await Promise.all([signIn(), signIn()]);
    const sockets = [leaving, staying].map((cookie) =>
      connectLive(api.url, { reconnection: false, extraHeaders: { cookie } }),
    );
    const [leaver, stayer] = sockets;
    let told = false;
    leaver?.on('session:ended', () => (told = true));
    try {
      await waitFor(() => sockets.every(({ connected }) => connected), { what: 'two sockets' });
      await fetch(`${api.url}/api/session`, { method: 'DELETE', headers: { cookie: leaving } });
      await waitFor(() => leaver?.connected === false, { what: 'the cut', timeoutMs: 10_000 });
      expect([told, stayer?.connected]).toEqual([true, true]);
    } finally {
      for (const socket of sockets) socket.close();
    }
  }, 30_000);
});
