import { closeSync, openSync, readSync } from 'node:fs';
import { parseRecord, recordHeaderBytes, recordMarker } from '../format/record.ts';
import { decodeSegmentHeader, segmentHeaderBytes } from '../format/segment-header.ts';
import { listSegments, type SegmentFile } from '../format/segment-name.ts';
import type { SpoolRecord } from './spool-record.ts';

/** A window small enough that the preallocated zeros behind a few fresh records cost nothing. */
const firstWindowBytes = 256 << 10;
const maxWindowBytes = 4 << 20;

/** `afterDamage`: bytes that should have been records lie before this one. */
export type FoundRecord = SpoolRecord & { afterDamage: boolean };

/** One segment, read forward. Reads are synchronous: they come from the page cache, and libuv's threads are shared. */
export class SegmentReader {
  readonly firstSeq: number;
  readonly precedingSeq: number;
  private offset = segmentHeaderBytes;
  private windowBytes = firstWindowBytes;

  private constructor(
    private readonly directory: string,
    { path, firstSeq }: SegmentFile,
    private readonly fd = openSync(path, 'r'),
  ) {
    this.firstSeq = firstSeq;
    this.precedingSeq = decodeSegmentHeader(readAt(fd, 0, segmentHeaderBytes))?.precedingSeq ?? firstSeq - 1;
  }

  /** The segment that holds `seq`, or else the first one after it. */
  static openAt(directory: string, seq: number): SegmentReader | undefined {
    const files = listSegments(directory);
    const file = files.findLast(({ firstSeq }) => firstSeq <= seq) ?? files[0];
    return file && new SegmentReader(directory, file);
  }

  openNext(): SegmentReader | undefined {
    const file = listSegments(this.directory).find(({ firstSeq }) => firstSeq > this.firstSeq);
    return file && new SegmentReader(this.directory, file);
  }

  /**
   * Records with numbers in (afterSeq, upToSeq], about `maxBytes` of them; none when this segment has no more.
   * Damage is stepped over. Must only be asked for numbers that are durable: then what follows is never half-written.
   */
  read(afterSeq: number, upToSeq: number, maxBytes: number): FoundRecord[] {
    const untilSeq = Math.min(upToSeq, this.lastAcknowledgedSeq());
    if (afterSeq >= untilSeq) return [];
    let windowBytes = Math.min(this.windowBytes, Math.max(maxBytes, recordHeaderBytes));
    for (;;) {
      const bytes = readAt(this.fd, this.offset, windowBytes);
      const atEnd = bytes.length < windowBytes;
      const { records, consumedBytes, neededBytes } = parseWindow(bytes, { afterSeq, untilSeq, atEnd });
      this.offset += consumedBytes;
      if (records.length > 0) {
        this.windowBytes = Math.min(
          maxWindowBytes,
          consumedBytes > windowBytes / 2 ? windowBytes * 4 : firstWindowBytes,
        );
        return records;
      }
      if (atEnd && consumedBytes === 0) return [];
      windowBytes = Math.max(windowBytes, neededBytes);
    }
  }

  close(): void {
    closeSync(this.fd);
  }

  /** A segment that was sealed after a failed sync may hold numbers that were refused; its successor knows. */
  private lastAcknowledgedSeq(): number {
    const next = this.openNext();
    next?.close();
    return next?.precedingSeq ?? Infinity;
  }
}

interface Wanted {
  afterSeq: number;
  untilSeq: number;
  atEnd: boolean;
}

/** `neededBytes`: how much to read from the same place when nothing was found. */
function parseWindow(bytes: Buffer, { afterSeq, untilSeq, atEnd }: Wanted) {
  const records: FoundRecord[] = [];
  let consumedBytes = 0;
  let afterDamage = false;
  for (let at = 0; at >= 0 && at < bytes.length;) {
    const parsed = parseRecord(bytes, at);
    if (parsed.kind === 'whole') {
      const { seq, entries, appendedAtMs } = parsed.header;
      if (seq > untilSeq) break;
      const payload = bytes.subarray(at + recordHeaderBytes, parsed.end);
      if (seq > (records.at(-1)?.seq ?? afterSeq))
        records.push({ seq, entries, appendedAtMs, payload, afterDamage });
      afterDamage = false;
      at = parsed.end;
      consumedBytes = at;
      if (seq === untilSeq) break;
    } else if (parsed.kind === 'short' && !atEnd) {
      return { records, consumedBytes, neededBytes: parsed.end - consumedBytes };
    } else {
      afterDamage = true;
      at = parsed.kind === 'broken' ? parsed.end : bytes.indexOf(recordMarker, at + 1);
    }
  }
  return { records, consumedBytes, neededBytes: bytes.length * 2 };
}

function readAt(fd: number, position: number, bytes: number): Buffer {
  const buffer = Buffer.allocUnsafeSlow(bytes);
  return buffer.subarray(0, readSync(fd, buffer, 0, bytes, position));
}
