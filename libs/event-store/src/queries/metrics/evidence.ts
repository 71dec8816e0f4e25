import { z } from 'zod';
import type { EventStore } from '../../event-store.ts';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count, utcText } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';
import type { Params } from './dimensions.ts';

/** What a list of evidence is of. */
export type EvidenceEntity =
  | 'event'
  | 'answer'
  | 'order'
  | 'ticket'
  | 'customer'
  | 'deal'
  | 'conversation'
  | 'session'
  | 'journey'
  | 'invitation'
  | 'milestone'
  | 'value'
  | 'spend';

/**
 * A static SELECT with one row for each entity: `id` and `person` (text, may be empty), `at` (DateTime64(3, 'UTC')),
 * `counts` (UInt8: is it in the numerator) and `value` (Nullable(Float64): what it contributed, in the metric's unit).
 */
export interface EvidenceRows {
  entity: EvidenceEntity;
  sql: string;
  params: Params;
}

const tally = `SELECT count() AS total, countIf(counts = 1) AS counting
FROM (
<rows>
)`;

const page = `SELECT id, person, toString(at) AS at, counts, value
FROM (
<rows>
)
ORDER BY at DESC, id, person
LIMIT {pageSize:UInt32} OFFSET {pageFrom:UInt64}`;

/** Entities in all, and how many of them are in the numerator. */
const tallyRow = z.object({ total: count, counting: count });
const evidenceRow = z.object({
  id: z.string(),
  person: z.string(),
  at: utcText,
  counts: z.number(),
  value: z.number().nullable(),
});
/** One entity behind a number. */
export type EvidenceRow = z.output<typeof evidenceRow>;

export type EvidenceCount = z.output<typeof tallyRow>;

const bound = z.union([z.string(), z.number(), z.array(z.string())]);
const boundParams = z.record(z.string(), bound);

/** How many entities there are, and how many of them are in the numerator. Throws EventStoreError. */
export async function countEvidence(
  store: Pick<EventStore, 'query'>,
  { entity, sql, params }: EvidenceRows,
): Promise<EvidenceCount> {
  const counted = defineQuery({
    name: `evidence.${entity}-tally`,
    sql: fillSql(tally, { rows: sql }),
    params: boundParams,
    row: tallyRow,
  });
  const [tallied] = await store.query(counted, params as z.input<typeof boundParams>);
  return tallied ?? { total: 0, counting: 0 };
}

/** One page of the entities, newest first. Throws EventStoreError. */
export async function listEvidence(
  store: Pick<EventStore, 'query'>,
  { entity, sql, params }: EvidenceRows,
  { from, size }: { from: number; size: number },
): Promise<EvidenceRow[]> {
  const listed = defineQuery({
    name: `evidence.${entity}-page`,
    sql: fillSql(page, { rows: sql }),
    params: boundParams,
    row: evidenceRow,
  });
  const asked = params as z.input<typeof boundParams>;
  return store.query(listed, { ...asked, pageSize: size, pageFrom: from });
}
