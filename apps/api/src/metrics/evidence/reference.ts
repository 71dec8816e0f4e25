import { createHmac, timingSafeEqual } from 'node:crypto';
import { metricQuery, type MetricQuery } from '@pulso/contract';
import { z } from 'zod';

const signatureBytes = 16;

/** What a reference stands for: a question narrowed to one value, and the moment whose knowledge it keeps. */
export interface EvidenceReference {
  /** Its window is the value's own. */
  query: Omit<MetricQuery, 'interval'>;
  group: Record<string, string>;
  /** Epoch milliseconds of the clock that the question was answered by. */
  clockMs: number;
  /** What had been received by then counts, as far as is known; nothing that was received after `readByMs` does. */
  asOfMs: number;
  readByMs: number;
  n: number;
  /** The kept documents that it was computed with, by param. */
  documents: Record<string, string>;
}

const packed = z.strictObject({
  q: metricQuery.omit({ interval: true }),
  g: z.record(z.string(), z.string()),
  c: z.number().int().optional(),
  a: z.number().int(),
  b: z.number().int().optional(),
  n: z.number(),
  d: z.record(z.string(), z.string()).default({}),
});

/** A text that only holders of the key can make and anybody can carry: payload and HMAC-SHA-256, cut to 128 bits. */
export function signReference(
  { query, group, clockMs, asOfMs, readByMs, n, documents }: EvidenceReference,
  key: Buffer,
): string {
  const payload = Buffer.from(
    JSON.stringify({
      ...{ q: query, g: group, c: clockMs, a: asOfMs, b: readByMs, n },
      ...(Object.keys(documents).length > 0 && { d: documents }),
    }),
  ).toString('base64url');
  return `${payload}.${signatureOf(payload, key).toString('base64url')}`;
}

/** Undefined for a text that was not signed with this key, or no longer fits. */
export function readReference(text: string, key: Buffer): EvidenceReference | undefined {
  const [payload = '', signature = '', ...more] = text.split('.');
  const given = Buffer.from(signature, 'base64url');
  if (more.length > 0 || given.length !== signatureBytes) return undefined;
  if (!timingSafeEqual(given, signatureOf(payload, key))) return undefined;
  const read = packed.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  if (!read.success) return undefined;
  const { q, g, a, c = a, b = a, n, d } = read.data;
  return { query: q, group: g, clockMs: c, asOfMs: a, readByMs: b, n, documents: d };
}

const signatureOf = (payload: string, key: Buffer): Buffer =>
  createHmac('sha256', key).update(payload).digest().subarray(0, signatureBytes);
