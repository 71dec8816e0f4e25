import { SpoolError } from '../spool-error.ts';
import { crc32c } from './crc32c.ts';
import { readSeq, writeSeq } from './sequence.ts';

export const segmentHeaderBytes = 64;
const formatVersion = 1;
const magic = Buffer.from('PULSOLOG', 'latin1');
const crcAt = 12;

/**
 * Layout, little endian: magic 8, version u16, header length u16, CRC32C u32 (of the 64 bytes with this field
 * zero), firstSeq u64, precedingSeq u64, createdAtMs u64, lostUntilSeq u64, zeros.
 */
export interface SegmentHeader {
  /** Number of the first record; also the file's name. */
  firstSeq: number;
  /**
   * Last acknowledged record when this segment was made. Older segments may hold higher numbers, left by a
   * group whose sync failed: those were answered with an error and must never be read.
   */
  precedingSeq: number;
  createdAtMs: number;
  /** Set by a repair: an operator has taken note that records up to this number are missing. 0 otherwise. */
  lostUntilSeq: number;
}

type NewHeader = Omit<SegmentHeader, 'lostUntilSeq'>;

export function encodeSegmentHeader({
  lostUntilSeq = 0,
  ...header
}: Partial<SegmentHeader> & NewHeader): Buffer {
  const bytes = Buffer.alloc(segmentHeaderBytes);
  magic.copy(bytes);
  bytes.writeUInt16LE(formatVersion, 8);
  bytes.writeUInt16LE(segmentHeaderBytes, 10);
  writeSeq(bytes, header.firstSeq, 16);
  writeSeq(bytes, header.precedingSeq, 24);
  writeSeq(bytes, header.createdAtMs, 32);
  writeSeq(bytes, lostUntilSeq, 40);
  bytes.writeUInt32LE(crc32c(bytes), crcAt);
  return bytes;
}

/**
 * The header, or undefined when it is damaged: the file's name then says the first number.
 * @throws SpoolError `spool_format` for an intact header of another version: guessing would lose records.
 */
export function decodeSegmentHeader(bytes: Buffer): SegmentHeader | undefined {
  if (bytes.length < segmentHeaderBytes || !bytes.subarray(0, 8).equals(magic)) return undefined;
  const copy = Buffer.from(bytes.subarray(0, segmentHeaderBytes));
  copy.writeUInt32LE(0, crcAt);
  if (crc32c(copy) !== bytes.readUInt32LE(crcAt)) return undefined;
  const version = bytes.readUInt16LE(8);
  if (version !== formatVersion) {
    throw new SpoolError('spool_format', `segment format ${version} is not ${formatVersion}`, { version });
  }
  return {
    firstSeq: readSeq(bytes, 16),
    precedingSeq: readSeq(bytes, 24),
    createdAtMs: readSeq(bytes, 32),
    lostUntilSeq: readSeq(bytes, 40),
  };
}
