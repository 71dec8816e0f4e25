import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { eventKinds, type EventKind } from '@pulso/contract';

/**
 * One spool record is one request. Little endian:
 *   version u8 · count u32 · workspace length u8 · workspace
 *   per entry: flags u8 · identity hash 14 bytes · print u16 · month u16 · kind u8 · row length u32 · row (JSON, UTF-8)
 * The drain reads only the fixed part: a row goes from the request to the store without being parsed again. Version 1
 * had two more bytes of the hash in place of the print.
 */
const version = 2;
const versionWithoutPrints = 1;
const entryHeadBytes = 24;
const flagQuarantined = 1;

export interface NewEntry {
  readonly quarantined: boolean;
  /** What makes it the same event again, from `identityOf`. */
  readonly identity: string;
  /** Months since January 1970 of event time. */
  readonly month: number;
  readonly kind: EventKind;
  readonly row: string;
  /** Where the row's content begins; what stands before it, its times, may differ when an event is sent again. */
  readonly contentAt: number;
}

/** An entry as the drain sees it. `row` is a view into the record; the hash is two unsigned 32-bit halves of the first 64 bits. */
export interface RecordEntry {
  readonly quarantined: boolean;
  readonly hashLow: number;
  readonly hashHigh: number;
  /** Of the content, 1 to 65,535: differing prints are differing bodies. 0 when it is not known. */
  readonly print: number;
  readonly month: number;
  readonly kindIndex: number;
  readonly row: Buffer;
}

export interface EventRecord {
  readonly workspaceId: string;
  readonly entries: RecordEntry[];
}

/** `allocate` gives a buffer of at least that many bytes; the record is its beginning. */
export function encodeRecord(
  workspaceId: string,
  entries: readonly NewEntry[],
  allocate: (bytes: number) => Buffer = Buffer.allocUnsafe,
): Buffer {
  const workspaceBytes = Buffer.byteLength(workspaceId);
  if (workspaceBytes > 255) throw new RangeError('workspace id is over 255 bytes');
  let size = 6 + workspaceBytes + entries.length * entryHeadBytes;
  for (const entry of entries) size += Buffer.byteLength(entry.row);
  const bytes = allocate(size).subarray(0, size);
  bytes[0] = version;
  bytes.writeUInt32LE(entries.length, 1);
  bytes[5] = workspaceBytes;
  let at = 6 + bytes.write(workspaceId, 6);
  for (const entry of entries) {
    bytes[at] = entry.quarantined ? flagQuarantined : 0;
    // SHA-1 for identity, not for secrecy: half the time of SHA-256, and a clash costs its own sender only.
    bytes.write(hash('sha1', entry.identity, 'binary'), at + 1, 14, 'latin1');
    bytes.writeUInt16LE(entry.month, at + 17);
    bytes[at + 19] = eventKinds.indexOf(entry.kind);
    const rowAt = at + entryHeadBytes;
    const rowBytes = bytes.write(entry.row, rowAt);
    bytes.writeUInt32LE(rowBytes, at + 20);
    bytes.writeUInt16LE(printOf(bytes.subarray(rowAt + entry.contentAt, rowAt + rowBytes)), at + 15);
    at = rowAt + rowBytes;
  }
  return bytes;
}

/** The lower half of a CRC-32, and never 0: one conflict in 65,535 goes unseen. */
const printOf = (content: Buffer): number => crc32(content) & 0xffff || 1;

/** Whose record it is, told by its head. */
export const workspaceOf = (record: Buffer): string => record.toString('utf8', 6, 6 + record.readUInt8(5));

/** Throws RangeError when the bytes are not a record: the spool's checksum passed, so another version wrote them. */
export function decodeRecord(bytes: Buffer): EventRecord {
  const hasPrints = bytes[0] === version;
  if (!hasPrints && bytes[0] !== versionWithoutPrints)
    throw new RangeError(`record version ${bytes[0]}, this program reads ${version}`);
  const count = bytes.readUInt32LE(1);
  const workspaceId = workspaceOf(bytes);
  let at = 6 + bytes.readUInt8(5);
  const entries: RecordEntry[] = [];
  for (let index = 0; index < count; index++) {
    const rowAt = at + entryHeadBytes;
    const end = rowAt + bytes.readUInt32LE(at + 20);
    if (end > bytes.length) throw new RangeError(`record entry ${index} reaches beyond its record`);
    entries.push({
      quarantined: (bytes.readUInt8(at) & flagQuarantined) !== 0,
      hashLow: bytes.readUInt32LE(at + 1),
      hashHigh: bytes.readUInt32LE(at + 5),
      print: hasPrints ? bytes.readUInt16LE(at + 15) : 0,
      month: bytes.readUInt16LE(at + 17),
      kindIndex: bytes.readUInt8(at + 19),
      row: bytes.subarray(rowAt, end),
    });
    at = end;
  }
  if (at !== bytes.length) throw new RangeError('record has bytes after its last entry');
  return { workspaceId, entries };
}
