import { gzipSync } from 'node:zlib';
import { ServedIngest } from '../../test/served-ingest.ts';

const ingest = new ServedIngest();
const { records } = ingest;
const post: ServedIngest['post'] = (...sent) => ingest.post(...sent);
const rows = () => ingest.rows();

beforeAll(() => ingest.start());
afterAll(() => ingest.stop());
beforeEach(() => ingest.reset());

const visit = { kind: 'touchpoint', messageId: 'm1', customer: { id: 'c1' }, name: 'Visited' };

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
    const entries = ingest.entries();
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
    ingest.failure = Object.assign(new Error(code), { code });
    const answer = await post('/v1/events', visit);
    expect(answer.status).toBe(status);
    expect(answer.header('retry-after')).toBe('5');
  });
});
