import { randomUUID } from 'node:crypto';
import type { SpoolRecord } from '@pulso/spool';
import { decodeRecord, type RecordEntry } from '../record-codec.ts';
import type { Verdict } from './dedupe-index.ts';

/** ClickHouse rejects an insert that touches more partitions; ours are months of event time. */
export const maxMonthsPerInsert = 100;

/** The rows of one insert. */
export interface Chunk {
  readonly batchId: string;
  readonly months: ReadonlySet<number>;
  readonly rows: Buffer[];
  /** Months since 1970 of each row. */
  readonly rowMonths: number[];
}

/** What a range of records means: new rows in chunks, new dead letters, and what was known already. */
export interface Batch {
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly chunks: readonly Chunk[];
  readonly letters: readonly Buffer[];
  /** Batch id of the dead letters, refused rows included. */
  readonly lettersId: string;
  readonly duplicates: number;
  /** Of the duplicates: those whose body is not that of the first. */
  readonly conflicts: number;
  /** Of the new entries, 8 bytes each, in order. */
  readonly hashes: Buffer;
  /** Of the same entries, 2 bytes each. */
  readonly prints: Buffer;
  readonly workspaceIds: ReadonlySet<string>;
  readonly kinds: ReadonlySet<number>;
  readonly oldestAcceptedAtMs: number;
}

/** Ids under which the parts of a batch are stored. */
export interface BatchIds {
  readonly chunks: readonly string[];
  readonly letters: string;
}

interface MutableChunk extends Chunk {
  months: Set<number>;
}

/**
 * Sorts records into a batch. The same records and the same dedupe index always give the same batch, so a frozen one
 * can be built again, then under the ids of the first time.
 */
export function buildBatch(
  fromSeq: number,
  records: readonly SpoolRecord[],
  judge: (entry: RecordEntry) => Verdict,
  ids: BatchIds = { chunks: [], letters: randomUUID() },
): Batch {
  const chunks: MutableChunk[] = [];
  const chunkOfMonth = new Map<number, MutableChunk>();
  const letters: Buffer[] = [];
  const hashes: number[] = [];
  const prints: number[] = [];
  const workspaceIds = new Set<string>();
  const kinds = new Set<number>();
  let duplicates = 0;
  let conflicts = 0;
  let oldestAcceptedAtMs = Number.POSITIVE_INFINITY;

  const chunkFor = (month: number): MutableChunk => {
    const known = chunkOfMonth.get(month);
    if (known !== undefined) return known;
    let chunk = chunks.at(-1);
    if (chunk === undefined || chunk.months.size === maxMonthsPerInsert) {
      chunk = {
        batchId: ids.chunks[chunks.length] ?? randomUUID(),
        months: new Set(),
        rows: [],
        rowMonths: [],
      };
      chunks.push(chunk);
    }
    chunk.months.add(month);
    chunkOfMonth.set(month, chunk);
    return chunk;
  };

  for (const { payload, appendedAtMs } of records) {
    const { workspaceId, entries } = decodeRecord(payload);
    oldestAcceptedAtMs = Math.min(oldestAcceptedAtMs, appendedAtMs);
    for (const entry of entries) {
      const verdict = judge(entry);
      if (verdict !== 'new') {
        duplicates += 1;
        if (verdict === 'conflict') conflicts += 1;
        continue;
      }
      hashes.push(entry.hashLow, entry.hashHigh);
      prints.push(entry.print);
      workspaceIds.add(workspaceId);
      if (entry.quarantined) {
        letters.push(entry.row);
      } else {
        kinds.add(entry.kindIndex);
        const chunk = chunkFor(entry.month);
        chunk.rows.push(entry.row);
        chunk.rowMonths.push(entry.month);
      }
    }
  }
  const toSeq = records.at(-1)?.seq ?? fromSeq;
  return {
    fromSeq,
    toSeq,
    chunks,
    letters,
    lettersId: ids.letters,
    duplicates,
    conflicts,
    hashes: Buffer.from(Uint32Array.from(hashes).buffer),
    prints: Buffer.from(Uint16Array.from(prints).buffer),
    workspaceIds,
    kinds,
    oldestAcceptedAtMs,
  };
}

const newline = 0x0a;

/** Newline-delimited JSON of the rows, each with the batch id spliced in behind its brace: nothing is parsed. */
export function spliceBatchId(batchId: string, rows: readonly Buffer[]): Buffer {
  const head = Buffer.from(`{"batch_id":"${batchId}",`, 'latin1');
  let bytes = 0;
  for (const row of rows) bytes += head.length + row.length;
  const body = Buffer.allocUnsafe(bytes);
  let at = 0;
  for (const row of rows) {
    at += head.copy(body, at);
    at += row.copy(body, at, 1);
    body[at++] = newline;
  }
  return body;
}
