import { crc32c } from './crc32c.ts';
import { readSeq, writeSeq } from './sequence.ts';

/**
 * Layout, little endian: marker 4, header CRC32C u32 (of bytes 8..40), payload CRC32C u32, payload length u32,
 * entries u32, group index u32, seq u64, appendedAtMs u64, payload.
 * The header has a checksum of its own so that a flipped payload bit costs exactly one record: the length can
 * still be trusted, and nothing inside the payload is ever mistaken for a record.
 */
export const recordHeaderBytes = 40;
/** 0xF5 and 0xFF never occur in UTF-8, so a text payload cannot contain the marker. */
export const recordMarker = Buffer.from([0xf5, 0x52, 0xff, 0x0a]);
const markerWord = recordMarker.readUInt32LE(0);

export interface RecordHeader {
  seq: number;
  /** How many items the payload carries; opaque to the log, summed for operators. */
  entries: number;
  appendedAtMs: number;
  /**
   * Records before this one in its group. A group is written only after the one before is durable, so this record
   * proves that everything up to `seq - groupIndex - 1` was acknowledged, and says nothing about its own group.
   */
  groupIndex: number;
  payloadBytes: number;
}

/** Writes all but the two checksums, which the writer thread fills in: see sealRecords. */
export function writeRecordHeader(bytes: Buffer, at: number, header: RecordHeader): void {
  bytes.writeUInt32LE(markerWord, at);
  bytes.writeUInt32LE(header.payloadBytes, at + 12);
  bytes.writeUInt32LE(header.entries, at + 16);
  bytes.writeUInt32LE(header.groupIndex, at + 20);
  writeSeq(bytes, header.seq, at + 24);
  writeSeq(bytes, header.appendedAtMs, at + 32);
}

/** Fills in the checksums of the framed records in `bytes`. */
export function sealRecords(bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) {
    const payloadAt = at + recordHeaderBytes;
    const end = payloadAt + bytes.readUInt32LE(at + 12);
    bytes.writeUInt32LE(crc32c(bytes, payloadAt, end), at + 8);
    bytes.writeUInt32LE(crc32c(bytes, at + 8, payloadAt), at + 4);
    at = end;
  }
}

/**
 * `whole`: both checksums hold. `short`: the bytes end first. `broken`: the header holds, the payload does not
 * (its length is known). `none`: no header here (zeros, the end, or damage).
 */
export type ParsedRecord =
  { kind: 'whole' | 'short' | 'broken'; header: RecordHeader; end: number } | { kind: 'none' };

const none: ParsedRecord = { kind: 'none' };

/** Reads the record at `at`; `end` is the offset after it, beyond the buffer when `short`. */
export function parseRecord(bytes: Buffer, at: number): ParsedRecord {
  const payloadAt = at + recordHeaderBytes;
  if (payloadAt > bytes.length || bytes.readUInt32LE(at) !== markerWord) return none;
  if (crc32c(bytes, at + 8, payloadAt) !== bytes.readUInt32LE(at + 4)) return none;
  const header = {
    seq: readSeq(bytes, at + 24),
    entries: bytes.readUInt32LE(at + 16),
    appendedAtMs: readSeq(bytes, at + 32),
    groupIndex: bytes.readUInt32LE(at + 20),
    payloadBytes: bytes.readUInt32LE(at + 12),
  };
  const end = payloadAt + header.payloadBytes;
  if (end > bytes.length) return { kind: 'short', header, end };
  const kind = crc32c(bytes, payloadAt, end) === bytes.readUInt32LE(at + 8) ? 'whole' : 'broken';
  return { kind, header, end };
}
