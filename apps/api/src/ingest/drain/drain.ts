import type { DrainPoint } from '../../config/failpoint.ts';
import { EventStoreError, type DeadLetterRow, type EventWriter } from '@pulso/event-store';
import type { SpoolReader, SpoolRecord } from '@pulso/spool';
import { backoffMs } from './backoff.ts';
import { buildBatch, type Batch, type BatchIds } from './batch.ts';
import { ChunkLoader, type LoaderPorts } from './chunk-loader.ts';
import { readLetter, refusedLetter } from './dead-letters.ts';
import type { DedupeIndex } from './dedupe-index.ts';
import type { DrainAccounts, DrainCursor, DrainState, FrozenBatch } from './drain-state.ts';

const dayMs = 86_400_000;
/** About 35 thousand rows: where the engine takes most rows a second. */
const maxBatchBytes = 16 << 20;

export interface DrainPorts extends LoaderPorts {
  readonly store: LoaderPorts['store'] & { writer: Pick<EventWriter, 'insertDeadLetters'> };
  readonly reader: Pick<SpoolReader, 'next'>;
  readonly state: Pick<DrainState, 'writeCursor' | 'writeFreeze'>;
  readonly dedupe: Pick<DedupeIndex, 'add' | 'append' | 'expire'>;
  /** Named points where a fault test stops the process. */
  reach?(point: DrainPoint): void;
}

/** What one batch changed, told once its cursor is durable. */
export interface DrainProgress {
  readonly seq: number;
  readonly entries: number;
  readonly accounts: DrainAccounts;
  readonly batch: Pick<Batch, 'workspaceIds' | 'kinds' | 'oldestAcceptedAtMs'>;
  readonly rows: number;
}

/**
 * Takes records from the log into the event store, one batch at a time:
 * dedupe, freeze, insert, remember the hashes, commit the cursor. Each step is durable before the next begins, so
 * a crash between any two is repaired by doing the frozen batch again.
 */
export class Drain {
  private readonly loader: ChunkLoader;

  constructor(
    private readonly ports: DrainPorts,
    private cursor: DrainCursor,
    private readonly now: () => number = Date.now,
  ) {
    this.loader = new ChunkLoader(ports);
  }

  get seq(): number {
    return this.cursor.seq;
  }

  /** Does the batch again that an earlier process froze and did not finish. */
  async recover(frozen: FrozenBatch): Promise<DrainProgress> {
    const records: SpoolRecord[] = [];
    for (;;) {
      const more = await this.ports.reader.next({ seq: frozen.toSeq }, maxBatchBytes);
      if (more.length === 0) break;
      records.push(...more);
    }
    const batch = this.build(records, frozen.dedupe.day, frozen.ids);
    return this.finish({ ...batch, toSeq: frozen.toSeq }, frozen.dedupe, true);
  }

  /** Drains one batch of what is durable up to `upTo`; undefined when there is nothing. */
  async step(upTo: { seq: number }): Promise<DrainProgress | undefined> {
    const records = await this.ports.reader.next(upTo, maxBatchBytes);
    if (records.length === 0) {
      // Records that the disk lost: the reader stepped over them, so the cursor does too.
      this.cursor = { ...this.cursor, seq: Math.max(this.cursor.seq, upTo.seq) };
      return undefined;
    }
    const { accounts, dedupe } = this.cursor;
    const day = Math.max(Math.floor(this.now() / dayMs), dedupe.day);
    const mark = day === dedupe.day ? dedupe : { day, bytes: 0 };
    const batch = this.build(records, day);
    const { fromSeq, toSeq } = batch;
    const ids = { chunks: batch.chunks.map(({ batchId }) => batchId), letters: batch.lettersId };
    await this.durably(() =>
      this.ports.state.writeFreeze({ version: 1, fromSeq, toSeq, ids, accounts, dedupe: mark }),
    );
    this.ports.reach?.('frozen');
    return this.finish(batch, mark, false);
  }

  private build(records: readonly SpoolRecord[], day: number, ids?: BatchIds): Batch {
    const { dedupe } = this.ports;
    return buildBatch(
      this.cursor.seq,
      records,
      ({ hashLow, hashHigh, print }) => dedupe.add(hashLow, hashHigh, print, day),
      ids,
    );
  }

  private async finish(batch: Batch, mark: FrozenBatch['dedupe'], inDoubt: boolean): Promise<DrainProgress> {
    const { dedupe, state, reach } = this.ports;
    let rows = 0;
    const refused: DeadLetterRow[] = [];
    for (const chunk of batch.chunks) {
      const refusals = await this.loader.load(chunk, inDoubt);
      rows += chunk.rows.length - refusals.length;
      refused.push(...refusals.map((refusal) => refusedLetter(chunk, refusal)));
    }
    const letters = [...batch.letters.map(readLetter), ...refused];
    if (letters.length > 0) await this.storeLetters(batch, letters);
    reach?.('inserted');

    const dedupeMark = await this.durably(() => dedupe.append(mark, batch.hashes, batch.prints));
    reach?.('remembered');
    const { stored, duplicate, deadLettered, conflicting } = this.cursor.accounts;
    this.cursor = {
      version: 1,
      seq: batch.toSeq,
      dedupe: dedupeMark,
      accounts: {
        stored: stored + rows,
        duplicate: duplicate + batch.duplicates,
        conflicting: conflicting + batch.conflicts,
        deadLettered: deadLettered + letters.length,
      },
    };
    await this.durably(() => state.writeCursor(this.cursor));
    reach?.('committed');
    dedupe.expire(mark.day);
    const entries = rows + letters.length + batch.duplicates;
    return { seq: batch.toSeq, entries, accounts: this.cursor.accounts, batch, rows };
  }

  private async storeLetters(batch: Batch, letters: readonly DeadLetterRow[]): Promise<void> {
    for (let failures = 0; ;) {
      try {
        return await this.ports.store.writer.insertDeadLetters(batch.lettersId, letters);
      } catch (error) {
        if (!(error instanceof EventStoreError)) throw error;
        this.ports.onFailure(error);
        await this.ports.pause(backoffMs(failures++));
      }
    }
  }

  /** A full or failing disk under the cursor stops the drain, not the process: events go on waiting in the log. */
  private async durably<T>(write: () => T): Promise<T> {
    for (let failures = 0; ;) {
      try {
        return write();
      } catch (error) {
        this.ports.onFailure(new EventStoreError('unavailable', 0, 'the cursor cannot be written', error));
        await this.ports.pause(backoffMs(failures++));
      }
    }
  }
}
