import { EventStoreError } from '../event-store-error.ts';
import type { EventBatch, EventWriter, RefusedRow } from './event-writer.ts';

const newline = 0x0a;

/**
 * Stores a batch that has bad rows by halving whatever the engine refuses: about log2(rows) inserts
 * a bad row. Every half keeps the batch id, since nothing of a refused insert is stored; that is
 * verified, because a materialised view can refuse a block after its raw rows are committed.
 */
export async function isolateRefused(
  batch: EventBatch,
  writer: Pick<EventWriter, 'insert' | 'countBatch'>,
): Promise<{ stored: number; refused: RefusedRow[] }> {
  const rowEnds = endsOfRows(batch.body);
  // After an unclear result the caller sends only what was missing: the rest is there already.
  const before = await countStored(writer, batch.batchId);
  const refused: RefusedRow[] = [];
  let stored = 0;
  const pending = [{ first: 0, last: rowEnds.length }];
  for (let span = pending.pop(); span !== undefined; span = pending.pop()) {
    const { first, last } = span;
    const body = batch.body.subarray(first === 0 ? 0 : rowEnds[first - 1], rowEnds[last - 1]);
    const refusal = await tryInsert(writer, { batchId: batch.batchId, body, rows: last - first });
    if (refusal === undefined) {
      stored += last - first;
      continue;
    }
    await assertStored(writer, batch.batchId, before + stored);
    if (last - first === 1) refused.push({ index: first, code: refusal.code, reason: refusal.message });
    else {
      const middle = (first + last) >>> 1;
      pending.push({ first: middle, last }, { first, last: middle });
    }
  }
  return { stored, refused };
}

async function tryInsert(
  writer: Pick<EventWriter, 'insert'>,
  part: EventBatch,
): Promise<EventStoreError | undefined> {
  try {
    await writer.insert(part);
    return undefined;
  } catch (failure) {
    if (failure instanceof EventStoreError && failure.outcome === 'refused') return failure;
    throw failure;
  }
}

async function assertStored(
  writer: Pick<EventWriter, 'countBatch'>,
  batchId: string,
  expected: number,
): Promise<void> {
  const found = await countStored(writer, batchId);
  if (found === expected) return;
  throw new EventStoreError(
    'unclear',
    0,
    `${found} rows of the batch are stored where ${expected} were confirmed`,
  );
}

async function countStored(writer: Pick<EventWriter, 'countBatch'>, batchId: string): Promise<number> {
  let found = 0;
  for (const rows of (await writer.countBatch(batchId)).values()) found += rows;
  return found;
}

/** Offset after each row's newline; the last row may end without one. */
function endsOfRows(body: Buffer): number[] {
  const ends: number[] = [];
  for (let at = body.indexOf(newline); at !== -1; at = body.indexOf(newline, at + 1)) ends.push(at + 1);
  if ((ends.at(-1) ?? 0) < body.length) ends.push(body.length);
  return ends;
}
