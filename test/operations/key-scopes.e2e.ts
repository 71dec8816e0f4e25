import { startApi, type RunningApi } from '../support/start-api.ts';

describe('keys', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  const send = async (method: string, path: string, authorization?: string) => {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (authorization !== undefined) headers.authorization = authorization;
    const body = method === 'POST' ? '{}' : undefined;
    return fetch(`${api.url}${path}`, { method, headers, body });
  };
  const bearer = (key: string) => `Bearer ${key}`;
  const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;

  it.each([
    ['GET', '/api/metrics'],
    ['POST', '/api/query'],
  ])('guard %s %s', async (method, path) => {
    expect((await send(method, path)).status).toBe(401);
    expect((await send(method, path, bearer('unknown-key-1'))).status).toBe(401);
    expect((await send(method, path, basic(api.readKey))).status).toBe(401);
    expect((await send(method, path, bearer(api.writeKey))).status).toBe(403);
    expect([200, 400]).toContain((await send(method, path, bearer(api.readKey))).status);
  });

  it.each(['/%61pi/metrics', '/api//metrics', '/api/metrics/', '/API/metrics', '/api/metrics;x'])(
    'guard the variant %s',
    async (path) => {
      expect([401, 404]).toContain((await send('GET', path)).status);
    },
  );

  it('guard HEAD as they guard GET', async () => {
    expect((await send('HEAD', '/api/metrics')).status).toBe(401);
  });

  it('let a read key write nothing', async () => {
    expect([401, 403]).toContain((await send('POST', '/v1/events', bearer(api.readKey))).status);
    expect([401, 403]).toContain((await send('POST', '/v1/track', basic(api.readKey))).status);
  });

  it('are not taken from the address', async () => {
    expect((await send('GET', `/api/metrics?key=${api.readKey}&access_token=${api.readKey}`)).status).toBe(
      401,
    );
  });
});
