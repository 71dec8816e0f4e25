import type { DeadLetterRow, RefusedRow } from '@pulso/event-store';
import type { QuarantineCode } from '../quarantine.ts';
import type { Chunk } from './batch.ts';

/** A quarantined entry of a record: the api wrote it as the dead letter that it is. */
export function readLetter(row: Buffer): DeadLetterRow {
  return JSON.parse(row.toString('utf8')) as DeadLetterRow;
}

interface RowColumns {
  workspace_id: string;
  received_at: string;
  source: string;
  message_id: string;
}

/** A row that the engine refused although it had passed validation. */
export function refusedLetter(chunk: Chunk, refusal: RefusedRow): DeadLetterRow {
  const body = (chunk.rows[refusal.index] as Buffer).toString('utf8');
  const columns = JSON.parse(body) as RowColumns;
  const reasonCode: QuarantineCode = 'refused_by_store';
  return {
    workspaceId: columns.workspace_id,
    receivedAt: columns.received_at,
    source: columns.source,
    messageId: columns.message_id,
    reasonCode,
    reason: `code ${refusal.code}: ${refusal.reason}`.slice(0, 1000),
    body,
  };
}
