import { setTimeout as delay } from 'node:timers/promises';
import { startApi, type RunningApi } from '../support/start-api.ts';

const canary = 'canary-7f3a';
const secrets = {
  writeKey: `wk-${canary}-write`,
  readKey: `rk-${canary}-read`,
  password: `pw-${canary}-admin`,
  token: `mt-${canary}-metrics`,
};

describe('the logs', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi({
      environment: {
        LOG_LEVEL: 'trace',
        ADMIN_EMAIL: `admin-${canary}@example.com`,
        ADMIN_PASSWORD: secrets.password,
        BOOTSTRAP_WRITE_KEY: secrets.writeKey,
        BOOTSTRAP_READ_KEY: secrets.readKey,
        METRICS_TOKEN: secrets.token,
      },
    });
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${api.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  it('hold no secret and nobody’s data, at any level', async () => {
    const person = { id: `id-${canary}`, anonymousId: `anon-${canary}` };
    const write = { authorization: `Bearer ${secrets.writeKey}` };
    const read = { authorization: `Bearer ${secrets.readKey}` };
    const feedback = { type: 'nps', score: 9, verbatim: `${canary} was kind, call 600123123` };
    await post(
      '/v1/events',
      { kind: 'feedback', customer: person, feedback, properties: { phone: canary } },
      write,
    );
    await post(
      '/v1/events',
      { kind: 'feedback', customer: person, feedback: { type: 'nps', score: 99, verbatim: canary } },
      write,
    );
    await post('/v1/events', `{"kind": "${canary}`, write);
    await post('/v1/track', { writeKey: secrets.writeKey, userId: canary, event: canary, messageId: canary });
    await post(`/beacon/v1/batch?writeKey=${secrets.writeKey}`, {
      batch: [{ type: 'track', userId: canary, event: canary }],
    });
    await fetch(`${api.url}/v1/projects/${secrets.writeKey}/settings`);
    await post('/v1/events', {}, { authorization: `Bearer unknown-${canary}` });
    await post('/api/session', { email: `admin-${canary}@example.com`, password: secrets.password });
    await post('/api/session', { email: `other-${canary}@example.com`, password: `wrong-${canary}` });
    await post('/api/query', { metric: canary, from: canary, filters: { channel: canary } }, read);
    await post(
      '/api/query',
      {
        metric: 'nps',
        from: '2026-01-01T00:00:00Z',
        to: '2026-02-01T00:00:00Z',
        filters: { channel: canary },
      },
      read,
    );
    await fetch(`${api.url}/${canary}?key=${secrets.readKey}`, {
      headers: { cookie: `pulso=${canary}`, referer: canary },
    });
    await fetch(`${api.url}/metrics`, { headers: { authorization: `Bearer ${secrets.token}` } });
    await fetch(`${api.url}/metrics`, { headers: { authorization: `Bearer wrong-${canary}` } });
    await delay(2500);

    const lines = api
      .output()
      .split('\n')
      .filter((line) => line.includes(canary));
    expect(lines).toEqual([]);
    expect(api.output()).not.toContain('600123123');
  }, 60_000);

  it('carry the id of each request', async () => {
    await fetch(`${api.url}/api/metrics`, { headers: { 'x-request-id': 'find-me-1' } });
    const find = () =>
      api
        .output()
        .split('\n')
        .find((line) => line.includes('find-me-1'));
    for (let turn = 0; turn < 40 && find() === undefined; turn += 1) await delay(50);
    const entry = find();
    expect(JSON.parse(entry ?? '{}')).toMatchObject({
      requestId: 'find-me-1',
      method: 'GET',
      route: '/api/metrics',
      status: 401,
    });
  });
});
