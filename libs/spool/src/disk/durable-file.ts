import { closeSync, fdatasyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32c } from '../format/crc32c.ts';
import { nodeDisk } from './disk.ts';

const magic = Buffer.from('PULSOFL1', 'latin1');
const headerBytes = 16;

/**
 * Replaces a small file as a whole: after a power cut the file holds either the old bytes or the new. Synchronous
 * (write, sync, rename, sync of the directory), for threads that own their disk work. The file is 0600.
 * @throws the system call's error; the old content is then still in place.
 */
export function writeDurableFile(path: string, bytes: Uint8Array): void {
  const header = Buffer.alloc(headerBytes);
  magic.copy(header);
  header.writeUInt32LE(bytes.length, 8);
  header.writeUInt32LE(crc32c(bytes), 12);
  const draft = `${path}.draft`;
  const fd = openSync(draft, 'w', 0o600);
  try {
    writeSync(fd, Buffer.concat([header, bytes]));
    fdatasyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(draft, path);
  nodeDisk.syncDirectory(dirname(path));
}

/** What a durable file holds. `damaged` asks for a decision: treating it as `missing` would forget the past. */
export type DurableFile = { state: 'whole'; bytes: Buffer } | { state: 'missing' } | { state: 'damaged' };

export function readDurableFile(path: string): DurableFile {
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'missing' };
    throw cause;
  }
  const bytes = file.subarray(headerBytes);
  const whole =
    file.length >= headerBytes &&
    file.subarray(0, magic.length).equals(magic) &&
    file.readUInt32LE(8) === bytes.length &&
    file.readUInt32LE(12) === crc32c(bytes);
  return whole ? { state: 'whole', bytes } : { state: 'damaged' };
}
