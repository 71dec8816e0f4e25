import type { SpoolPosition } from '../spool.ts';
import { SegmentReader } from './segment-reader.ts';
import type { SpoolRecord } from './spool-record.ts';

export interface SpoolReaderOptions {
  directory: string;
  /** The first number wanted: one above the consumer's cursor. */
  fromSeq: number;
  /** Acknowledged records that can no longer be read; the reader goes on behind them. */
  onGap?: (gap: { fromSeq: number; toSeq: number }) => void;
}

/** Reads a log in order, from any thread of the process that writes it, or from anywhere once it is closed. */
export interface SpoolReader {
  /**
   * The next records up to the durable position `upTo`: about `maxBytes` of them, at least one when there is one,
   * none when the reader has reached `upTo`. Payloads are the caller's to keep.
   */
  next(upTo: SpoolPosition, maxBytes: number): Promise<SpoolRecord[]>;
  close(): void;
}

/** @throws the system call's error from `next` when a segment cannot be read. */
export function openSpoolReader({ directory, fromSeq, onGap }: SpoolReaderOptions): Promise<SpoolReader> {
  return Promise.resolve(new LogReader(directory, fromSeq - 1, onGap ?? (() => undefined)));
}

class LogReader implements SpoolReader {
  private segment: SegmentReader | undefined;

  constructor(
    private readonly directory: string,
    private lastSeq: number,
    private readonly onGap: (gap: { fromSeq: number; toSeq: number }) => void,
  ) {}

  async next({ seq: upToSeq }: SpoolPosition, maxBytes: number): Promise<SpoolRecord[]> {
    const records: SpoolRecord[] = [];
    let bytes = 0;
    while (this.lastSeq < upToSeq && bytes < maxBytes) {
      this.segment ??= SegmentReader.openAt(this.directory, this.lastSeq + 1);
      if (this.segment === undefined) break;
      this.enter(this.segment, upToSeq);
      const found = this.segment.read(this.lastSeq, upToSeq, maxBytes - bytes);
      for (const { afterDamage, ...record } of found) {
        // Without damage the missing numbers belong to an unfinished group: nobody was promised them.
        if (afterDamage) this.miss(record.seq - 1);
        this.lastSeq = record.seq;
        bytes += record.payload.length;
        records.push(record);
      }
      if (found.length > 0 || this.lastSeq >= upToSeq) continue;
      const next = this.segment.openNext();
      if (next === undefined) break;
      this.segment.close();
      this.segment = next;
    }
    if (bytes < maxBytes) this.miss(upToSeq);
    return records;
  }

  close(): void {
    this.segment?.close();
    this.segment = undefined;
  }

  /** Numbers between the last acknowledged record before a segment and its first were never acknowledged: no gap. */
  private enter({ precedingSeq, firstSeq }: SegmentReader, upToSeq: number): void {
    this.miss(Math.min(precedingSeq, upToSeq));
    this.lastSeq = Math.max(this.lastSeq, Math.min(firstSeq - 1, upToSeq));
  }

  private miss(untilSeq: number): void {
    if (untilSeq <= this.lastSeq) return;
    this.onGap({ fromSeq: this.lastSeq + 1, toSeq: untilSeq });
    this.lastSeq = untilSeq;
  }
}
