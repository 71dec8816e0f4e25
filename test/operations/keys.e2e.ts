import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type RunningApi } from '../support/start-api.ts';

interface Created {
  id: string;
  key: string;
}

/** Nothing listens there. */
const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };

const write = async (api: RunningApi, key: string) => {
  const event = { kind: 'touchpoint', name: 'Visited', customer: { id: 'c' } };
  const headers = { authorization: `Bearer ${key}` };
  return fetch(`${api.url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(event) });
};

describe('keys that an administrator makes', () => {
  let directory: string;
  let api: RunningApi;
  let cookie: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pulso-keys-'));
    api = await startApi({ dataDirectory: directory });
    const response = await fetch(`${api.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'admin@pulso.local', password: 'a-password-of-the-tests' }),
    });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }, 90_000);
  afterAll(async () => {
    await api.stop();
    await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }, 30_000);

  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = { cookie }) =>
    fetch(`${api.url}${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  const make = async (scope: string) =>
    (await (await call('POST', '/api/keys', { scope, source: 'shop' })).json()) as Created;

  it('work as soon as they were made', async () => {
    const { key } = await make('write');
    expect(key).toMatch(/^pulso_write_[\w-]{32}$/);
    expect((await write(api, key)).status).toBe(200);
  });

  it('are never shown again', async () => {
    const { id, key } = await make('read');
    const list = await (await call('GET', '/api/keys')).text();
    expect(list).toContain(id);
    expect(list).not.toContain(key);
  });

  it('open nothing once they are revoked', async () => {
    const { id, key } = await make('write');
    expect((await call('DELETE', `/api/keys/${id}`)).status).toBe(204);
    expect((await write(api, key)).status).toBe(401);
    expect((await call('DELETE', `/api/keys/${id}`)).status).toBe(404);
  });

  it.each(['not-a-uuid', '00000000-0000-4000-8000-000000000000'])(
    'cannot be revoked by the id %s',
    async (id) => {
      expect([400, 404]).toContain((await call('DELETE', `/api/keys/${id}`)).status);
    },
  );

  it('cannot make keys themselves', async () => {
    const { key } = await make('read');
    for (const bearer of [key, api.readKey]) {
      const headers = { authorization: `Bearer ${bearer}` };
      expect((await call('POST', '/api/keys', { scope: 'write', source: 'x' }, headers)).status).toBe(403);
      expect(
        (await call('POST', '/api/keys', { scope: 'write', source: 'x' }, { ...headers, cookie })).status,
      ).toBe(403);
    }
    expect((await call('GET', '/api/keys', undefined, {})).status).toBe(401);
  });

  it('take no field that is not theirs', async () => {
    const body = { scope: 'write', source: 'x', workspaceId: 'other', keyHash: 'x', revokedAt: null };
    expect((await call('POST', '/api/keys', body)).status).toBe(400);
  });

  it('are known after a restart without PostgreSQL', async () => {
    const { key } = await make('write');
    const { port } = api;
    await api.stop();
    api = await startApi({ dataDirectory: directory, port, environment: nowhere, waitFor: 'events' });
    expect((await write(api, key)).status).toBe(200);
    expect((await write(api, 'unknown-key-1')).status).toBe(401);
  }, 90_000);
});

describe('keys that nobody can check', () => {
  it('are answered 503, which a client tries again, not 401', async () => {
    const api = await startApi({ environment: nowhere, waitFor: 'ready' });
    try {
      const answer = await write(api, 'unknown-key-1');
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
      expect((await write(api, api.writeKey)).status).toBe(200);
    } finally {
      await api.stop();
    }
  }, 90_000);
});
