import { existsSync, openSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeDurableDirectory, nodeDisk } from '@pulso/spool';

const hashBytes = 8;
const printBytes = 2;
const namePattern = /^(\d{1,6})\.hashes$/;

/** How far the log of one day is part of the committed past. Days are counted since 1970, UTC. */
export interface DedupeMark {
  readonly day: number;
  readonly bytes: number;
}

/** Takes an event of a log: the two halves of its hash, and the print of its content; 0 where that was lost. */
type TakeEvent = (low: number, high: number, print: number) => void;

/**
 * The logs of the dedupe index: a file of hashes a day, synced, and beside it one of prints, which only tell a conflict
 * from a repeat and are not.
 */
export class DedupeLogs {
  constructor(private readonly directory: string) {
    makeDurableDirectory(directory);
  }

  days(): number[] {
    return readdirSync(this.directory).flatMap((name) => {
      const day = namePattern.exec(name)?.[1];
      return day === undefined ? [] : [Number(day)];
    });
  }

  bytesOf(day: number): number {
    return statSync(this.pathOf(day)).size;
  }

  /** Hands on the events of a day, up to so many bytes of its log; what lies beyond was never committed, and is cut off. */
  read(day: number, bytes: number, take: TakeEvent): void {
    const path = this.pathOf(day);
    const log = readFileSync(path);
    if (log.length > bytes) truncate(path, bytes);
    const end = Math.min(log.length, bytes);
    const prints = this.readPrints(day, Math.ceil(end / hashBytes));
    for (let at = 0; at + hashBytes <= end; at += hashBytes)
      take(
        log.readUInt32LE(at),
        log.readUInt32LE(at + 4),
        prints.readUInt16LE((at / hashBytes) * printBytes),
      );
  }

  /**
   * Writes the hashes behind the mark and syncs, and their prints; repeating it after a failure is harmless. Returns
   * the mark behind them.
   */
  append(mark: DedupeMark, hashes: Buffer, prints: Buffer): DedupeMark {
    const isFirst = mark.bytes === 0;
    const printsPath = this.pathOf(mark.day, 'prints');
    const printsAt = (mark.bytes / hashBytes) * printBytes;
    writeAt(printsPath, isFirst || !existsSync(printsPath) ? 'w' : 'r+', prints, printsAt);
    // A log of hashes that is gone is not begun again: it would forget the day without a word.
    writeAt(this.pathOf(mark.day), isFirst ? 'w' : 'r+', hashes, mark.bytes, nodeDisk.sync);
    if (isFirst) nodeDisk.syncDirectory(this.directory);
    return { day: mark.day, bytes: mark.bytes + hashes.length };
  }

  remove(day: number): void {
    nodeDisk.unlink(this.pathOf(day));
    rmSync(this.pathOf(day, 'prints'), { force: true });
  }

  /** One for each hash; 0 where the file has none. */
  private readPrints(day: number, count: number): Buffer {
    const prints = Buffer.alloc(count * printBytes);
    const path = this.pathOf(day, 'prints');
    if (existsSync(path)) readFileSync(path).copy(prints);
    return prints;
  }

  private pathOf(day: number, of: 'hashes' | 'prints' = 'hashes'): string {
    return join(this.directory, `${day}.${of}`);
  }
}

function writeAt(
  path: string,
  flags: 'w' | 'r+',
  bytes: Buffer,
  offset: number,
  sync: (fd: number) => void = () => undefined,
): void {
  const fd = openSync(path, flags, 0o600);
  try {
    nodeDisk.write(fd, bytes, offset);
    sync(fd);
  } finally {
    nodeDisk.close(fd);
  }
}

function truncate(path: string, bytes: number): void {
  const fd = nodeDisk.open(path);
  try {
    nodeDisk.truncate(fd, bytes);
    nodeDisk.sync(fd);
  } finally {
    nodeDisk.close(fd);
  }
}
