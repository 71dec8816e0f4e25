import { z } from 'zod';

/** UInt64 and Int64: quoted in the answer, because JSON numbers lose integers above 2^53. */
export const count = z
  .union([z.string().regex(/^-?\d+$/), z.number().int()])
  .transform(Number)
  .refine(Number.isSafeInteger, 'integer above 2^53');

/** DateTime64(3, 'UTC') as the engine writes it: `2026-01-02 03:04:05.678`. */
export const utcText = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,9})?$/);

/** Milliseconds since 1970 of a `utcText`. */
export function utcTextToMs(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}

/** A moment as the engine reads it in a `{name:DateTime64(3)}` parameter. */
export function utcTextOf(moment: Date): string {
  return moment.toISOString().replace('T', ' ').slice(0, 23);
}
