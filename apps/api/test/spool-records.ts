import type { SpoolRecord } from '@pulso/spool';
import { contentAt } from '../src/ingest/normalise/event-row.ts';
import { monthOf } from '../src/ingest/normalise/utc-text.ts';
import { identityOf } from '../src/ingest/normalise/message-id.ts';
import { encodeRecord, type NewEntry } from '../src/ingest/record-codec.ts';

const workspaceId = 'main';
const source = 'shop';

/** An entry as the api writes it. `more` are further columns of its row. */
export function eventEntry(
  messageId: string,
  occurredAt = '2026-10-01 12:00:00.000',
  more: object = {},
): NewEntry {
  const row = {
    occurred_at: occurredAt,
    received_at: occurredAt,
    kind: 'touchpoint',
    workspace_id: workspaceId,
    source,
  };
  return {
    quarantined: false,
    identity: identityOf(workspaceId, source, messageId),
    month: monthOf(occurredAt),
    kind: 'touchpoint',
    row: JSON.stringify({ ...row, message_id: messageId, ...more }),
    contentAt,
  };
}

export function letterEntry(body: string): NewEntry {
  const letter = {
    workspaceId,
    receivedAt: '2026-10-01 12:00:00.000',
    source,
    messageId: '',
    reasonCode: 'invalid_event',
    reason: 'r',
    body,
  };
  return {
    quarantined: true,
    identity: `${workspaceId}\0${source}\0\0${body}`,
    month: 681,
    kind: 'touchpoint',
    row: JSON.stringify(letter),
    contentAt: Infinity,
  };
}

export function spoolRecord(seq: number, entries: readonly NewEntry[]): SpoolRecord {
  return {
    seq,
    entries: entries.length,
    appendedAtMs: 1_790_000_000_000 + seq,
    payload: encodeRecord(workspaceId, entries),
  };
}

/** Reads records from memory as the spool's reader reads them from disk: about `maxRecords` at a time. */
export function recordReader(records: readonly SpoolRecord[], afterSeq: number, maxRecords = 3) {
  let lastSeq = afterSeq;
  return {
    next(upTo: { seq: number }): Promise<SpoolRecord[]> {
      const ready = records.filter(({ seq }) => seq > lastSeq && seq <= upTo.seq).slice(0, maxRecords);
      lastSeq = ready.at(-1)?.seq ?? lastSeq;
      return Promise.resolve(ready);
    },
  };
}
