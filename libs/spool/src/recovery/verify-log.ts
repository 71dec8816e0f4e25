import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { RecordHeader } from '../format/record.ts';
import { decodeSegmentHeader, segmentHeaderBytes, type SegmentHeader } from '../format/segment-header.ts';
import { listSegments, type SegmentFile } from '../format/segment-name.ts';
import { scanSegment, type SegmentScan } from './scan-segment.ts';

/**
 * `clean`: nothing but records, then zeros or the end. `torn`: an interrupted last write follows the records and
 * nothing proves that it was acknowledged. `damaged`: acknowledged records are missing or the header is unreadable.
 */
type SegmentState = 'clean' | 'torn' | 'damaged';

export interface VerifiedSegment extends SegmentFile, SegmentScan {
  state: SegmentState;
  header: SegmentHeader | undefined;
  fileBytes: number;
  /** Acknowledged records known to be missing between the segment before and the end of this one. */
  lostRecords: number;
  /** Records of an unfinished group, as far as their traces show; nothing proves that they were acknowledged. */
  tornRecords: number;
}

export interface VerifiedLog {
  segments: VerifiedSegment[];
  lostRecords: number;
  lastSeq: number;
}

export interface VerifyOptions {
  /** The last number that was consumed; makes a missing oldest segment visible as loss. */
  releasedSeq?: number;
  onRecord?: (header: RecordHeader, segment: SegmentFile, offset: number, end: number) => void;
}

/** Reads and checks every segment without changing anything. One segment is in memory at a time. */
export function verifyLog(directory: string, { releasedSeq, onRecord }: VerifyOptions = {}): VerifiedLog {
  const files = listSegments(directory);
  const headers = files.map((file) => readHeader(file.path));
  const precedingSeqOf = (index: number) =>
    headers[index]?.precedingSeq ?? (files[index]?.firstSeq ?? Infinity) - 1;
  let buffer: Buffer = Buffer.alloc(0);
  let lastSeq = files.length === 0 ? 0 : Math.min(precedingSeqOf(0), releasedSeq ?? Infinity);
  const segments: VerifiedSegment[] = [];
  // What was consumed before it was damaged is no loss.
  const missing = (afterSeq: number, untilSeq: number) =>
    Math.max(0, untilSeq - Math.max(afterSeq, releasedSeq ?? 0));

  for (const [index, file] of files.entries()) {
    const bytes = readWhole(file.path, buffer);
    if (bytes.length > buffer.length) buffer = bytes;
    const lostBefore = missing(lastSeq, precedingSeqOf(index));
    const untilSeq = precedingSeqOf(index + 1);
    const scan = scanSegment(bytes, {
      afterSeq: Math.max(lastSeq, file.firstSeq - 1),
      untilSeq,
      onRecord: onRecord && ((header, offset, end) => onRecord(header, file, offset, end)),
    });
    const isLast = index === files.length - 1;
    const { damage, tailBytes, tailRecords } = scan;
    // In the last segment only what precedes a later group is proven; before it the next header vouches for all.
    const provenSeq = isLast ? scan.provenSeq : untilSeq;
    const lostInside = sum(damage, ({ fromSeq, toSeq }) => missing(fromSeq - 1, Math.min(toSeq, provenSeq)));
    const tornInside = sum(damage, ({ fromSeq, toSeq }) =>
      Math.max(0, toSeq - Math.max(fromSeq - 1, provenSeq)),
    );
    const endSeq = Math.max(scan.lastSeq, headers[index]?.lostUntilSeq ?? 0);
    const lostAtEnd = isLast ? 0 : missing(endSeq, untilSeq);
    const provenDamage = damage.some(({ fromSeq }) => fromSeq <= provenSeq);
    const damaged = headers[index] === undefined || provenDamage || lostAtEnd > 0;
    const state = damaged ? 'damaged' : tailBytes > 0 || damage.length > 0 ? 'torn' : 'clean';
    const counts = {
      lostRecords: lostBefore + lostInside + lostAtEnd,
      tornRecords: tornInside + (lostAtEnd > 0 ? 0 : tailRecords),
    };
    segments.push({ ...file, ...scan, ...counts, state, header: headers[index], fileBytes: bytes.length });
    lastSeq = Math.max(scan.lastSeq, isLast ? 0 : untilSeq);
  }
  return { segments, lostRecords: sum(segments, ({ lostRecords }) => lostRecords), lastSeq };
}

function sum<T>(items: readonly T[], figure: (item: T) => number): number {
  return items.reduce((total, item) => total + figure(item), 0);
}

function readHeader(path: string): SegmentHeader | undefined {
  return decodeSegmentHeader(readWhole(path, Buffer.alloc(segmentHeaderBytes), segmentHeaderBytes));
}

/** The file's bytes in `into` when it is large enough: a 1 GB spool is then read through one 64 MB buffer. */
function readWhole(path: string, into: Buffer, limit = Infinity): Buffer {
  const fd = openSync(path, 'r');
  try {
    const size = Math.min(fstatSync(fd).size, limit);
    const target = into.length >= size ? into : Buffer.allocUnsafeSlow(size);
    let filled = 0;
    while (filled < size) {
      const read = readSync(fd, target, filled, size - filled, filled);
      if (read === 0) break;
      filled += read;
    }
    return target.subarray(0, filled);
  } finally {
    closeSync(fd);
  }
}
