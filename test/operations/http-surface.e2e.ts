import { connect } from 'node:net';
import { once } from 'node:events';
import { startApi, type RunningApi } from '../support/start-api.ts';

describe('the http surface', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi({
      environment: { PUBLIC_URL: 'https://cx.example', METRICS_TOKEN: 'scrape-token-1' },
    });
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  it('sends the headers that keep a page safe', async () => {
    const { headers } = await fetch(`${api.url}/api/session`);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
  });

  it('tells how long a question waited for the store, and for a model', async () => {
    const timingOf = async (metric: string) => {
      const answer = await fetch(`${api.url}/api/query`, {
        method: 'POST',
        headers: { authorization: `Bearer ${api.readKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ metric, from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' }),
      });
      const told = (answer.headers.get('server-timing') ?? '').split(', ');
      return told
        .map((part) => part.split(';dur='))
        .map(([name = '', ms]): [string, number] => [name, Number(ms)]);
    };
    const [plain, modelled] = [await timingOf('events'), await timingOf('cltv_predicted')];
    expect(plain.map(([name]) => name)).toEqual(['store', 'total']);
    expect(modelled.map(([name]) => name)).toEqual(['store', 'compute', 'total']);
    for (const timing of [plain, modelled]) {
      const { total, ...parts } = Object.fromEntries(timing);
      expect(Math.min(...Object.values(parts))).toBeGreaterThan(0);
      // Each is rounded to a tenth.
      expect(total! + 0.2).toBeGreaterThanOrEqual(Object.values(parts).reduce((sum, ms) => sum + ms, 0));
    }
  });

  it('binds the cookie to the host over https', async () => {
    const response = await fetch(`${api.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://cx.example' },
      body: JSON.stringify({ email: 'admin@pulso.local', password: 'a-password-of-the-tests' }),
    });
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-pulso=[^;]+; Path=\/; .*; Secure$/);
  });

  it('serves the page for its own addresses only', async () => {
    const html = { headers: { accept: 'text/html,*/*' } };
    for (const path of ['/', '/feedback', '/wall/main?theme=dark']) {
      const page = await fetch(`${api.url}${path}`, html);
      expect([path, page.status, page.headers.get('cache-control')]).toEqual([path, 200, 'no-cache']);
    }
    for (const path of ['/api/none', '/v1/none', '/health/none', '/assets/none.js', '/metrics/none']) {
      expect([path, (await fetch(`${api.url}${path}`, html)).status]).toEqual([path, 404]);
    }
  });

  it('lets a browser keep hashed files for a year', async () => {
    const page = await (await fetch(`${api.url}/`, { headers: { accept: 'text/html' } })).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1];
    const response = await fetch(`${api.url}${script}`);
    expect([response.status, response.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    expect(['br', 'gzip']).toContain(response.headers.get('content-encoding'));
    expect(response.headers.get('content-type')).toContain('/javascript');
  });

  it.each([
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '/.env',
    '/assets/%00',
  ])('serves no file outside the dashboard: %s', async (path) => {
    const response = await fetch(`${api.url}${path}`);
    expect([400, 403, 404]).toContain(response.status);
    expect(await response.text()).not.toContain('workspaces');
  });

  it('echoes a harmless request id and replaces another', async () => {
    const idOf = async (id: string) =>
      (await fetch(`${api.url}/health/live`, { headers: { 'x-request-id': id } })).headers.get(
        'x-request-id',
      );
    expect(await idOf('abc-1')).toBe('abc-1');
    expect(await idOf('<script>')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('shows its metrics to the holder of the token only', async () => {
    const scrape = async (authorization: string) =>
      (await fetch(`${api.url}/metrics`, { headers: { authorization } })).status;
    expect(
      await Promise.all(['', 'Bearer wrong', `Bearer ${api.readKey}`, 'Bearer scrape-token-1'].map(scrape)),
    ).toEqual([401, 401, 401, 200]);
  });

  it('answers 413 to a body that is too large', async () => {
    const response = await fetch(`${api.url}/api/query`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${api.readKey}` },
      body: JSON.stringify({ metric: 'x'.repeat(1_100_000) }),
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      413,
      'body_too_large',
    ]);
  });

  it('cuts a client that dawdles over its headers', async () => {
    const socket = connect(api.port, '127.0.0.1').on('error', () => undefined);
    socket.write('GET /health/live HTTP/1.1\r\nHost: x\r\n');
    const drip = setInterval(() => socket.write('X-Slow: 1\r\n'), 1000);
    const begunAt = performance.now();
    await once(socket.resume(), 'close');
    clearInterval(drip);
    expect(performance.now() - begunAt).toBeLessThan(20_000);
  }, 30_000);

  it.each([
    [
      'two lengths',
      'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
    ],
    [
      'length and chunks',
      'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a folded header', 'GET /health/live HTTP/1.1\r\nHost: x\r\nX-A: 1\r\n 2: 3\r\n\r\n'],
    ['a huge header', `GET /health/live HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`],
  ])('hangs up on %s', async (_, bytes) => {
    const socket = connect(api.port, '127.0.0.1');
    const pieces: Buffer[] = [];
    socket.on('data', (piece: Buffer) => pieces.push(piece)).on('error', () => undefined);
    socket.write(bytes);
    await once(socket, 'close');
    expect(Buffer.concat(pieces).toString()).toMatch(/^HTTP\/1\.1 4(00|31) /);
  });
});
