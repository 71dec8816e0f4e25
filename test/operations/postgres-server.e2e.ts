import { makeTempDirectory, waitFor } from '@pulso/testing';
import { startApi, type RunningApi } from '../support/start-api.ts';
import { startPostgresServer, type PostgresServer } from './start-postgres-server.ts';

const limitMs = 120_000;
const signingIn = { what: 'somebody to sign in', timeoutMs: 10_000, everyMs: 100 };
const calendar = { tz: 'Europe/Madrid', shifts: [{ weekday: 1, opens: '09:00', closes: '17:00' }] };

describe('DATABASE_URL of a PostgreSQL server', () => {
  const temp = makeTempDirectory('postgres-server');
  let server: PostgresServer | undefined;
  let api: RunningApi | undefined;

  const start = (url: string) => startApi({ dataDirectory: temp.path, environment: { DATABASE_URL: url } });
  const call = (method: string, path: string, cookie: string, body?: object) =>
    fetch(`${api?.url}${path}`, {
      method,
      headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  const signIn = async (): Promise<string | undefined> => {
    const credentials = { email: 'admin@pulso.local', password: 'a-password-of-the-tests' };
    const answer = await call('POST', '/api/session', '', credentials);
    return answer.headers.get('set-cookie')?.split(';')[0];
  };

  beforeAll(async () => {
    server = await startPostgresServer();
    if (server === undefined) {
      console.info('Not checked: PostgreSQL is not installed (apt-get install postgresql).');
      return;
    }
    api = await start(server.url);
  }, limitMs);
  afterAll(async () => {
    await api?.stop();
    await server?.stop();
    temp.remove();
  }, limitMs);

  it(
    'keeps accounts, keys and what people configure there, over restarts of either',
    async () => {
      if (server === undefined) return;
      let cookie = await waitFor(signIn, signingIn);
      expect((await call('PUT', '/api/calendars/desk', cookie, calendar)).status).toBe(200);
      const made = await call('POST', '/api/keys', cookie, { scope: 'write', source: 'shop' });
      const { key } = (await made.json()) as { key: string };

      await server.restart();
      await api?.stop();
      api = await start(server.url);
      cookie = await waitFor(signIn, signingIn);
      const calendars = (await (await call('GET', '/api/calendars', cookie)).json()) as { id: string }[];
      expect(calendars.map(({ id }) => id)).toContain('desk');
      const sent = await fetch(`${api.url}/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify({ kind: 'touchpoint', name: 'Visited', customer: { id: 'c' } }),
      });
      expect(sent.status).toBe(200);

      await server.restart();
      await waitFor(signIn, signingIn);
    },
    limitMs,
  );
});
