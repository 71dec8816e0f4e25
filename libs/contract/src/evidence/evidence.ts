import { z } from 'zod';

export const maxEvidencePage = 200;

/** `GET /api/evidence?ref=...`: what is behind a value; `ref` is the value's own `evidence`. */
export const evidenceRequest = z.strictObject({
  ref: z.string().min(1).max(16_000),
  limit: z.coerce.number().int().min(1).max(maxEvidencePage).default(50),
  /** As a page before gave it in `next`. */
  cursor: z
    .string()
    .regex(/^\d{1,9}$/, 'must be the next of a page before')
    .default('0'),
});
export type EvidenceRequest = z.output<typeof evidenceRequest>;

/** One entity behind a number; `counts` tells whether it is in the numerator, `value` what it contributed. */
const evidenceItem = z.object({
  id: z.string(),
  /** `c:<customer id>`, `v:<anonymous id>` or `a:<account id>`; empty when nobody is known. */
  person: z.string(),
  at: z.string(),
  counts: z.boolean(),
  value: z.number().nullable(),
});

export const evidenceList = z.object({
  metric: z.string(),
  /** What the items are: answer, order, ticket, customer ... */
  entity: z.string(),
  /** What had been received by then counts, now and later. */
  asOf: z.string(),
  window: z.object({ from: z.string(), to: z.string(), tz: z.string() }),
  group: z.record(z.string(), z.string()),
  /** The `n` that the value was given with. */
  n: z.number(),
  /** Length of the whole list, and how many of it are in the numerator. */
  total: z.number(),
  counting: z.number(),
  items: z.array(evidenceItem),
  next: z.string().nullable(),
});
export type EvidenceList = z.infer<typeof evidenceList>;
