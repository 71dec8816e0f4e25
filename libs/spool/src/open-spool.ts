import { once } from 'node:events';
import { Ballast } from './disk/ballast.ts';
import { lockDirectory } from './disk/directory-lock.ts';
import { nodeDisk } from './disk/disk.ts';
import type { Spool, SpoolOptions } from './spool.ts';
import { SpoolError } from './spool-error.ts';
import { ThreadedSpool } from './threaded-spool.ts';
import { startWriter } from './writer/start-writer.ts';
import type { WriterReply } from './writer/writer-protocol.ts';

const mebibyte = 1 << 20;

/**
 * Opens the log in `directory` (created 0700 when missing): takes its lock, verifies every segment, repairs what a
 * crash left, and starts the writer thread. A full disk does not stop it: it opens with `writable: false`.
 * @throws SpoolError `spool_locked`, `spool_format` (a newer version wrote it) or `spool_io`.
 */
export async function openSpool(options: SpoolOptions): Promise<Spool> {
  const { directory, segmentBytes = 64 * mebibyte, reserveBytes = 64 * mebibyte, observer = {} } = options;
  const maxBytes = options.maxBytes ?? 8 * 1024 * mebibyte;
  if (isCrowded(directory)) new Ballast(directory, reserveBytes, nodeDisk).giveSpace();
  const lock = lockDirectory(directory);
  const worker = startWriter({
    directory,
    segmentBytes,
    reserveBytes,
    maxBytes,
    keepMs: options.keepMs ?? 600_000,
    releasedSeq: options.releasedSeq,
    diskModule: options.diskModule?.href,
  });
  try {
    const [reply] = (await once(worker, 'message')) as [WriterReply];
    if (reply.type === 'refused')
      throw new SpoolError(reply.fault.code, reply.fault.message, reply.fault.details);
    if (reply.type !== 'ready') throw new SpoolError('spool_io', `the writer began with ${reply.type}`);
    observer.onRecovered?.(reply.recovery);
    const limits = { maxBytes, maxAgeMs: options.maxAgeMs ?? Infinity };
    return new ThreadedSpool(worker, reply, limits, observer, () => lock.unlock());
  } catch (cause) {
    await worker.terminate();
    lock.unlock();
    throw cause;
  }
}

/** The lock itself needs a block: on a full disk the ballast has to go first. */
function isCrowded(directory: string): boolean {
  try {
    return nodeDisk.freeBytes(directory) < mebibyte;
  } catch {
    return false; // not there yet
  }
}
