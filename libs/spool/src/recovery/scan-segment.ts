import { parseRecord, recordMarker, type RecordHeader } from '../format/record.ts';
import { segmentHeaderBytes } from '../format/segment-header.ts';

/** Bytes between valid records that hold none. */
interface DamagedSpan {
  offset: number;
  bytes: number;
  /** Numbers of the records missing here; none when `toSeq < fromSeq`. */
  fromSeq: number;
  toSeq: number;
}

export interface SegmentScan {
  records: number;
  entries: number;
  lastSeq: number;
  /** Up to here the records found prove that everything was acknowledged. */
  provenSeq: number;
  firstAppendedAtMs: number | undefined;
  lastAppendedAtMs: number | undefined;
  /** Offset after the last valid record. */
  validEnd: number;
  damage: DamagedSpan[];
  /** Non-zero bytes after `validEnd`: an interrupted write, or damage at the very end. */
  tailBytes: number;
  /** Record headers seen in the tail: how many records it could have been. */
  tailRecords: number;
}

export interface ScanOptions {
  /** Records count only with numbers above this ... */
  afterSeq: number;
  /** ... and up to this; what is higher was never acknowledged. */
  untilSeq: number;
  onRecord?: (header: RecordHeader, offset: number, end: number) => void;
}

/** Reads every record of a segment held in memory, stepping over damage to the next record that verifies. */
export function scanSegment(bytes: Buffer, { afterSeq, untilSeq, onRecord }: ScanOptions): SegmentScan {
  const scan: SegmentScan = {
    records: 0,
    entries: 0,
    lastSeq: afterSeq,
    provenSeq: afterSeq,
    firstAppendedAtMs: undefined,
    lastAppendedAtMs: undefined,
    validEnd: Math.min(segmentHeaderBytes, bytes.length),
    damage: [],
    tailBytes: 0,
    tailRecords: 0,
  };
  let skippedHeaders = 0;
  for (let at = segmentHeaderBytes; at >= 0 && at < bytes.length;) {
    const parsed = parseRecord(bytes, at);
    const wanted =
      parsed.kind === 'whole' && parsed.header.seq > scan.lastSeq && parsed.header.seq <= untilSeq;
    if (wanted) {
      const { header, end } = parsed;
      if (at > scan.validEnd) {
        const span = { offset: scan.validEnd, bytes: at - scan.validEnd };
        scan.damage.push({ ...span, fromSeq: scan.lastSeq + 1, toSeq: header.seq - 1 });
      }
      scan.records += 1;
      scan.entries += header.entries;
      scan.lastSeq = header.seq;
      scan.provenSeq = Math.max(scan.provenSeq, header.seq - header.groupIndex - 1);
      scan.firstAppendedAtMs ??= header.appendedAtMs;
      scan.lastAppendedAtMs = header.appendedAtMs;
      scan.validEnd = end;
      onRecord?.(header, at, end);
      skippedHeaders = 0;
      at = end;
    } else if (parsed.kind === 'none' || parsed.kind === 'short') {
      skippedHeaders += parsed.kind === 'short' ? 1 : 0;
      at = bytes.indexOf(recordMarker, at + 1);
    } else {
      skippedHeaders += 1;
      at = parsed.end;
    }
  }
  scan.tailRecords = skippedHeaders;
  scan.tailBytes = lastNonZero(bytes, scan.validEnd) - scan.validEnd;
  return scan;
}

const zeros = Buffer.alloc(1 << 16);

/** Offset after the last non-zero byte at or after `from`: where a preallocated segment was last written. */
function lastNonZero(bytes: Buffer, from: number): number {
  let end = bytes.length;
  while (end > from) {
    const start = Math.max(from, end - zeros.length);
    if (!bytes.subarray(start, end).equals(zeros.subarray(0, end - start))) break;
    end = start;
  }
  while (end > from && bytes[end - 1] === 0) end -= 1;
  return end;
}
