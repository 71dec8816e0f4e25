import { gzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { ingestPlugin } from './ingest.plugin.ts';
import { Intake } from './intake.ts';
import { decodeRecord } from './record-codec.ts';

const grant = { workspaceId: 'main', source: 'shop' };
const records: Buffer[] = [];
let failure: Error | undefined;
let app: FastifyInstance;
let url: string;

beforeAll(async () => {
  const keys = { findWriteKey: (key: string) => (key === 'wk' ? grant : undefined) };
  const log = {
    append: (record: Buffer) => {
      if (failure !== undefined) return Promise.reject(failure);
      records.push(Buffer.from(record));
      return Promise.resolve();
    },
  };
  app = Fastify();
  await app.register(ingestPlugin, { intake: new Intake(keys, log), onProblem: () => undefined });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());
beforeEach(() => {
  records.length = 0;
  failure = undefined;
});

interface Sent {
  method?: string;
  headers?: Record<string, string | undefined>;
  body?: string | Buffer;
}

async function send(path: string, { method = 'GET', headers = {}, body }: Sent = {}) {
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  // Bytes, not text: fetch would label text with a content type of its own.
  const answer = await fetch(url + path, {
    method,
    headers: given,
    body: body === undefined ? undefined : Uint8Array.from(Buffer.from(body)),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    header: (name: string) => answer.headers.get(name),
    text,
    json: () => JSON.parse(text) as unknown,
  };
}

const post = (path: string, body: unknown, headers: Sent['headers'] = {}) =>
  send(path, {
    method: 'POST',
    headers: { authorization: 'Bearer wk', ...headers },
    body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  });

const visit = { kind: 'touchpoint', messageId: 'm1', customer: { id: 'c1' }, name: 'Visited' };
const basic = `Basic ${Buffer.from('wk:').toString('base64')}`;
const rows = () =>
  records.flatMap((record) =>
    decodeRecord(record).entries.map(({ row }) => JSON.parse(row.toString()) as Record<string, unknown>),
  );

describe('POST /v1/events', () => {
  it('answers for each item and writes one record', async () => {
    const answer = await post('/v1/events', [
      visit,
      { kind: 'touchpoint' },
      7,
      { ...visit, messageId: 'm2' },
    ]);
    expect(answer.status).toBe(207);
    expect(answer.json()).toMatchObject({
      accepted: 2,
      quarantined: 2,
      items: [
        { index: 0, status: 'accepted', messageId: 'm1' },
        { index: 1, status: 'quarantined', code: 'invalid_event' },
        { index: 2, status: 'quarantined', code: 'invalid_event' },
        { index: 3, status: 'accepted', messageId: 'm2' },
      ],
    });
    expect(records).toHaveLength(1);
    expect(rows()[1]).toMatchObject({
      workspaceId: 'main',
      source: 'shop',
      reasonCode: 'invalid_event',
      body: '{"kind":"touchpoint"}',
    });
  });

  it.each([
    ['application/json', JSON.stringify(visit)],
    ['text/plain', JSON.stringify(visit)],
    ['application/x-ndjson', `${JSON.stringify(visit)}\r\n`],
    ['application/json\t; charset=utf-8 trailing', JSON.stringify(visit)],
    ['APPLICATION/JSON', gzipSync(JSON.stringify(visit))],
    ['nonsense', Buffer.from(`\ufeff${JSON.stringify(visit)}`)],
    [undefined, JSON.stringify(visit)],
  ])('takes the same event as %s', async (contentType, body) => {
    const answer = await post('/v1/events', body, { 'content-type': contentType });
    expect([answer.status, answer.json()]).toMatchObject([200, { accepted: 1 }]);
    expect(rows()).toMatchObject([
      { message_id: 'm1', customer_id: 'c1', name: 'Visited', kind: 'touchpoint' },
    ]);
  });

  it('takes CloudEvents in all three modes', async () => {
    const event = { specversion: '1.0', id: 'e1', source: '/s', type: 'visited', subject: 'c1' };
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': 'e3',
      'ce-source': '/s',
      'ce-type': 'visited',
      'ce-subject': 'c1',
    };
    await post('/v1/events', event, { 'content-type': 'application/cloudevents+json' });
    await post('/v1/events', [{ ...event, id: 'e2' }], {
      'content-type': 'application/cloudevents-batch+json',
    });
    await post('/v1/events', { shelf: 4 }, { ...headers, 'content-type': 'application/json' });
    expect(rows().map(({ message_id, source, properties }) => [message_id, source, properties])).toEqual([
      ['e1', '/s', undefined],
      ['e2', '/s', undefined],
      ['e3', '/s', { shelf: '4' }],
    ]);
  });

  it('keeps the time of a declared import', async () => {
    const old = { ...visit, occurredAt: '2001-02-03T04:05:06.000Z' };
    await post('/v1/events', old, { 'pulso-backfill': 'true' });
    await post('/v1/events?backfill=true', old);
    await post('/v1/events', old);
    expect(
      rows().map(({ occurred_at, original_at }) => [String(occurred_at).slice(0, 4), original_at]),
    ).toEqual([
      ['2001', undefined],
      ['2001', undefined],
      [String(new Date().getUTCFullYear()), old.occurredAt],
    ]);
  });

  it('names an order without a message id after the order', async () => {
    const order = {
      kind: 'order',
      customer: { id: 'c1' },
      order: { id: 'o1' },
      money: { amount: '10.5', currency: 'EUR' },
    };
    await post('/v1/events', [order, { ...order, channel: 'web' }]);
    const { entries } = decodeRecord(records[0] as Buffer);
    expect(entries[0]).toMatchObject({ hashLow: entries[1]?.hashLow, hashHigh: entries[1]?.hashHigh });
    expect(rows()[0]).toMatchObject({
      message_id: 'derived:order:completed:o1',
      amount: '10.5',
      action: 'completed',
    });
  });

  it('answers an empty list without writing', async () => {
    const answer = await post('/v1/events', '[]');
    expect([answer.status, answer.json()]).toEqual([200, { accepted: 0, quarantined: 0, items: [] }]);
    expect(records).toHaveLength(0);
  });

  it.each([
    ['an empty body', '', 400, 'malformed_json'],
    ['half an object', '{"kind":', 400, 'malformed_json'],
    ['nothing but bad events', { ...visit, customer: {} }, 422, 'invalid_event'],
    ['a body over the cap', Buffer.alloc(4_194_305), 413, 'body_too_large'],
    ['too many items', `[${'0,'.repeat(10_000)}0]`, 413, 'body_too_large'],
    ['a bomb', gzipSync(Buffer.alloc(9_000_000, 32)), 413, 'body_too_large'],
  ])('refuses %s', async (_, body, status, code) => {
    const answer = await post('/v1/events', body);
    expect([answer.status, answer.json()]).toMatchObject([
      status,
      { status, code, requestId: expect.any(String) as string },
    ]);
    expect(answer.header('content-type')).toContain('application/problem+json');
  });

  it.each([{ authorization: 'Bearer nope' }, { authorization: 'Digest x' }, { authorization: '' }])(
    'refuses the key of %j',
    async (headers) => {
      expect((await post('/v1/events', visit, headers)).status).toBe(401);
      expect(records).toHaveLength(0);
    },
  );

  it('sets aside an event that is too large alone', async () => {
    const answer = await post('/v1/events', [visit, { ...visit, properties: { text: 'x'.repeat(600_000) } }]);
    expect(answer.json()).toMatchObject({ accepted: 1, items: [{}, { code: 'too_large' }] });
  });

  it.each([
    ['spool_full', 503],
    ['disk_full', 507],
    ['spool_io', 503],
    ['spool_closed', 503],
  ])('never answers 2xx on %s', async (code, status) => {
    failure = Object.assign(new Error(code), { code });
    const answer = await post('/v1/events', visit);
    expect(answer.status).toBe(status);
    expect(answer.header('retry-after')).toBe('5');
  });
});

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
    expect(decodeRecord(records[0] as Buffer).entries.map(({ quarantined }) => quarantined)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('corrects the clock of the sender', async () => {
    const hourAgo = Date.now() - 3_600_000;
    const [sentAt, timestamp] = [hourAgo, hourAgo - 60_000].map((ms) => new Date(ms).toISOString());
    await post('/v1/batch', { batch: [{ ...message, timestamp }], sentAt });
    const age = Date.now() - Date.parse(`${String(rows()[0]?.occurred_at)}Z`);
    expect(Math.abs(age - 60_000)).toBeLessThan(2000);
  });

  it('tells browsers that they may send', async () => {
    const preflight = await send('/v1/t', { method: 'OPTIONS', headers: { origin: 'https://shop.example' } });
    expect(preflight.status).toBe(204);
    expect(preflight.header('access-control-allow-origin')).toBe('https://shop.example');
    expect(preflight.header('access-control-allow-headers')).toContain('x-retry-count');
    expect(preflight.header('access-control-max-age')).toBe('7200');
    expect(preflight.header('access-control-allow-credentials')).toBeNull();
    const refused = await post('/v1/t', message, {
      authorization: 'Bearer nope',
      origin: 'https://shop.example',
    });
    expect(refused.header('access-control-allow-origin')).toBe('https://shop.example');
  });

  it('gives the browser clients their settings', async () => {
    const segment = await send('/v1/projects/wk/settings');
    expect(segment.json()).toMatchObject({
      integrations: { 'Segment.io': { apiKey: 'wk', apiHost: `${new URL(url).host}/v1` } },
    });
    const rudder = await send('/sourceConfig/?writeKey=wk');
    expect(rudder.json()).toMatchObject({ source: { id: 'shop', enabled: true, destinations: [] } });
    expect((await send('/v1/projects/nope/settings')).status).toBe(401);
    expect((await send('/v1/m', { method: 'POST', body: '{}' })).status).toBe(204);
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
