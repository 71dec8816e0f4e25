import { ServedIngest } from '../../test/served-ingest.ts';

const ingest = new ServedIngest();
const { records } = ingest;
const post: ServedIngest['post'] = (...sent) => ingest.post(...sent);
const rows = () => ingest.rows();

beforeAll(() => ingest.start());
afterAll(() => ingest.stop());
beforeEach(() => ingest.reset());

const basic = `Basic ${Buffer.from('wk:').toString('base64')}`;

describe('the tracking API', () => {
  const message = { type: 'track', event: 'Visited', userId: 'u1', messageId: 's1' };

  it.each(['track', 't', 'identify', 'i', 'page', 'p', 'screen', 's', 'group', 'g', 'alias', 'a'])(
    'answers /v1/%s',
    async (path) => {
      const answer = await post(`/v1/${path}`, { ...message, previousId: 'x', groupId: 'g' });
      expect([answer.status, answer.text]).toEqual([200, '{"success":true}']);
      expect(rows()[0]).toMatchObject({ message_id: 's1', customer_id: 'u1' });
    },
  );

  it.each([
    ['the user of Basic', basic, '', {}],
    ['the body', undefined, '', { writeKey: 'wk' }],
    ['the query', undefined, '?writeKey=wk', {}],
  ])('finds the key in %s', async (_, authorization, query, extra) => {
    const answer = await post(`/beacon/v1/batch${query}`, { batch: [message], ...extra }, { authorization });
    expect([answer.status, records.length]).toEqual([200, 1]);
  });

  it('accepts the batch and sets aside what is bad in it', async () => {
    const answer = await post('/v1/batch', {
      batch: [message, { type: 'track', userId: 'u1' }, 'text'],
      sentAt: new Date().toISOString(),
    });
    expect(answer.status).toBe(200);
    expect(ingest.entries().map(({ quarantined }) => quarantined)).toEqual([false, true, true]);
  });

  it('corrects the clock of the sender', async () => {
    const hourAgo = Date.now() - 3_600_000;
    const [sentAt, timestamp] = [hourAgo, hourAgo - 60_000].map((ms) => new Date(ms).toISOString());
    await post('/v1/batch', { batch: [{ ...message, timestamp }], sentAt });
    const age = Date.now() - Date.parse(`${String(rows()[0]?.occurred_at)}Z`);
    expect(Math.abs(age - 60_000)).toBeLessThan(2000);
  });

  it('tells browsers that they may send', async () => {
    const origin = 'https://shop.example';
    const preflight = async (asked?: string) =>
      ingest.send('/v1/t', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-headers': asked },
      });
    const answer = await preflight('authorization,x-retry-count');
    expect(answer.status).toBe(204);
    expect(answer.header('access-control-allow-origin')).toBe(origin);
    expect(answer.header('access-control-allow-headers')).toBe('authorization,x-retry-count');
    expect(answer.header('access-control-max-age')).toBe('7200');
    expect(answer.header('access-control-allow-credentials')).toBeNull();
    expect((await preflight()).header('access-control-allow-headers')).toContain('anonymousid, sentat');
    expect((await preflight('a b')).header('access-control-allow-headers')).not.toContain('a b');
    const refused = await post('/v1/t', message, {
      authorization: 'Bearer nope',
      origin,
    });
    expect(refused.header('access-control-allow-origin')).toBe(origin);
  });

  it('gives the browser clients their settings', async () => {
    const segment = await ingest.send('/v1/projects/wk/settings');
    expect(segment.json()).toMatchObject({
      integrations: { 'Segment.io': { apiKey: 'wk', apiHost: `${new URL(ingest.url).host}/v1` } },
    });
    const rudder = await ingest.send('/sourceConfig/?writeKey=wk');
    expect(rudder.json()).toMatchObject({ source: { id: 'shop', enabled: true, destinations: [] } });
    expect((await ingest.send('/v1/projects/nope/settings')).status).toBe(401);
    expect((await ingest.send('/v1/m', { method: 'POST', body: '{}' })).status).toBe(204);
  });

  it('survives hostile names', async () => {
    await post(
      '/v1/track',
      '{"type":"track","event":"__proto__","userId":"u","properties":{"__proto__":{"x":1},"constructor":{"prototype":{"y":2}}},"context":{"__proto__":{"z":3}}}',
    );
    expect(rows()[0]).toMatchObject({ name: '__proto__', properties: { 'constructor.prototype.y': '2' } });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
