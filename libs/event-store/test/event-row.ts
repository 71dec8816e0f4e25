import { randomUUID } from 'node:crypto';
import type { EventBatch } from '../src/writer/event-writer.ts';

/** Columns of `events` as the drain writes them; what is left out takes the column's default. */
export type EventRow = Record<string, string | number | null | Record<string, string>>;

/** A touchpoint of one customer at noon; `changes` make it what the test is about. */
export function eventRow(changes: EventRow = {}): EventRow {
  return {
    workspace_id: 'main',
    kind: 'touchpoint',
    occurred_at: '2026-01-15 12:00:00.000',
    received_at: '2026-01-15 12:00:01.000',
    message_id: randomUUID(),
    source: 'shop',
    customer_id: 'c1',
    ...changes,
  };
}

/** One answer of a survey. */
export function answerRow(changes: EventRow = {}): EventRow {
  return eventRow({
    kind: 'feedback',
    score_type: 'nps',
    score: 9,
    scale_min: 0,
    scale_max: 10,
    direction: 'higher_is_better',
    ...changes,
  });
}

/** The rows as one batch, each carrying its batch id. */
export function batchOf(rows: readonly EventRow[], batchId: string = randomUUID()): EventBatch {
  const body = rows.map((row) => JSON.stringify({ ...row, batch_id: batchId })).join('\n');
  return { batchId, body: Buffer.from(body), rows: rows.length };
}
