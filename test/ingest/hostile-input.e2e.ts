import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expectBalanced, readAccounts, waitUntilDrained } from '../faults/support/accounts.ts';
import { startApi, type RunningApi } from '../support/start-api.ts';

// The short form for every run; PULSO_FUZZ_RUNS=10000 and more is the release run.
const runs = Number(process.env['PULSO_FUZZ_RUNS'] ?? 600);
const paths = ['/v1/events', '/v1/batch', '/v1/track', '/v1/identify', '/v1/p', '/beacon/v1/batch'];
const limitMs = 600_000;

const event = {
  kind: 'order',
  customer: { id: 'c1' },
  order: { id: 'o1' },
  money: { amount: 1, currency: 'EUR' },
  occurredAt: '2026-10-01T00:00:00Z',
  properties: { a: { b: [1, null, 'x'] } },
};
const message = {
  type: 'track',
  event: 'Order Completed',
  userId: 'u',
  properties: { order_id: 'o', total: 2 },
};
const shapes = [event, [event, event], message, { batch: [message, message] }].map((shape) =>
  JSON.stringify(shape),
);

/** Valid bodies with bytes cut, doubled, replaced or inserted; any JSON; any bytes; some of them packed. */
const body = fc.oneof(
  fc
    .tuple(fc.constantFrom(...shapes), fc.nat(400), fc.nat(8), fc.string({ unit: 'binary', maxLength: 8 }))
    .map(([shape, at, length, text]) => Buffer.from(shape.slice(0, at) + text + shape.slice(at + length))),
  fc.json({ maxDepth: 6 }).map((text) => Buffer.from(text)),
  fc.jsonValue().map((value) => Buffer.from(JSON.stringify([{ ...event, properties: value, money: value }]))),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
);
const contentType = fc.constantFrom(
  'application/json',
  'text/plain',
  'application/x-ndjson',
  'a/b; c=\t"',
  'multipart/form-data',
  '',
);

describe('hostile input', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  }, limitMs);
  afterAll(async () => {
    await api?.stop();
  }, limitMs);

  const send = (path: string, bytes: Buffer, headers: Record<string, string> = {}) =>
    fetch(api.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.writeKey}`, ...headers },
      body: Uint8Array.from(bytes),
    });

  it(
    'never makes the api fail',
    async () => {
      const sent = fc.record({
        path: fc.constantFrom(...paths),
        bytes: body,
        type: contentType,
        packed: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(sent, async ({ path, bytes, type, packed }) => {
          const answer = await send(
            path,
            packed ? gzipSync(bytes) : bytes,
            type === '' ? {} : { 'content-type': type },
          );
          await answer.arrayBuffer();
          expect(answer.status).toBeLessThan(500);
        }),
        { numRuns: runs },
      );
      expectBalanced(await waitUntilDrained(api.url));
    },
    limitMs,
  );

  it(
    'stores what is good beside what is not',
    async () => {
      const before = await waitUntilDrained(api.url);
      const visit = (n: number) => ({ kind: 'touchpoint', messageId: `line-${n}`, customer: { id: 'c1' } });
      const numbers = [Number.MAX_SAFE_INTEGER + 2, 1e308, -0, 99_999_999_999_999, 1e14].map((amount, n) => ({
        ...event,
        messageId: `money-${n}`,
        money: { amount, currency: 'EUR' },
      }));
      const times = [
        '0001-01-01T00:00:00Z',
        '1677-09-21T00:12:43Z',
        '9999-12-31T23:59:59Z',
        'NaN',
        -1e15,
        1e18,
      ].map((occurredAt, n) => ({
        ...visit(n),
        messageId: `time-${n}`,
        occurredAt,
      }));
      const texts = ['\0', '\ud800', '\u202e', '👨‍👩‍👧', 'é', 'e\u0301'].map((text, n) => ({
        ...visit(n),
        messageId: `text-${n}`,
        properties: { [text]: text },
      }));
      const lines = Array.from({ length: 1000 }, (_, n) =>
        n === 500 ? '{"kind":' : JSON.stringify(visit(n)),
      );
      const statuses = [];
      for (const bytes of [
        JSON.stringify(numbers),
        JSON.stringify(times),
        JSON.stringify(texts),
        lines.join('\r\n'),
      ]) {
        statuses.push((await send('/v1/events', Buffer.from(bytes))).status);
      }
      expect(statuses).toEqual([207, 200, 200, 207]);
      const after = await waitUntilDrained(api.url);
      expectBalanced(after);
      // 999 lines, every time and text, and the three amounts that a decimal of 14 digits holds.
      expect(after.stored - before.stored).toBe(999 + times.length + texts.length + 2);
      expect(after.deadLettered - before.deadLettered).toBe(1 + 3);
    },
    limitMs,
  );

  it(
    'keeps the first of two bodies under one id, and counts the conflict',
    async () => {
      const before = await waitUntilDrained(api.url);
      const event = { kind: 'touchpoint', customer: { id: 'c1' }, messageId: 'one-id', name: 'first' };
      const bodies = [
        event,
        event,
        { ...event, name: 'second' },
        { ...event, source: 'another', name: 'second' },
      ];
      for (const body of bodies)
        expect((await send('/v1/events', Buffer.from(JSON.stringify(body)))).status).toBe(200);
      const after = await waitUntilDrained(api.url);
      expectBalanced(after);
      expect(after.stored - before.stored).toBe(2);
      expect(after.duplicate - before.duplicate).toBe(2);
      expect(after.conflicting - before.conflicting).toBe(1);
    },
    limitMs,
  );

  it(
    'closes the line on ambiguous framing',
    async () => {
      const { hostname, port } = new URL(api.url);
      const head = `POST /v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${api.writeKey}\r\n`;
      const requests = [
        `${head}content-length: 2\r\ncontent-length: 3\r\n\r\n[]`,
        `${head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n[]`,
        `${head}x: 1\r\n folded\r\ncontent-length: 2\r\n\r\n[]`,
        `${head}${'y: 1\r\n'.repeat(10_000)}content-length: 2\r\n\r\n[]`,
      ];
      for (const request of requests) {
        const answer = await new Promise<string>((resolve) => {
          const socket = connect(Number(port), hostname, () => socket.write(request));
          let text = '';
          socket.on('data', (piece) => (text += piece.toString()));
          socket.on('error', () => undefined);
          socket.on('close', () => resolve(text));
        });
        expect(answer).toMatch(/^HTTP\/1\.1 (400|431) /);
      }
      expectBalanced(await readAccounts(api.url));
    },
    limitMs,
  );
});
