import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeDurableDirectory } from '@pulso/spool';
import { HashMap64 } from './hash-map.ts';

/** An event is known again for this many days after the one in which it was received. */
const windowDays = 7;
const hashBytes = 8;
const printBytes = 2;
const namePattern = /^(\d{1,6})\.hashes$/;

/** What an event is beside those taken before: new, the same again, or another one under the same id. */
export type Verdict = 'new' | 'repeat' | 'conflict';

/** How far the log of one day is part of the committed past. Days are counted since 1970, UTC. */
export interface DedupeMark {
  readonly day: number;
  readonly bytes: number;
}

/**
 * Which events have been taken in the last seven days: their 64-bit hashes in memory, one file a day on disk. With
 * 100 million events in the window the chance that any two share a hash is 1 in 3,700. Beside it lies a file with the
 * print of each event's content: it only tells a conflict from a repeat, so it is not synced, and what it lost is 0.
 */
export class DedupeIndex {
  private readonly generations = new Map<number, HashMap64>();

  private constructor(private readonly directory: string) {}

  /** Reads the log as far as `mark`: what lies beyond belongs to a batch that was never committed. */
  static open(directory: string, mark: DedupeMark): DedupeIndex {
    makeDurableDirectory(directory);
    const index = new DedupeIndex(directory);
    for (const name of readdirSync(directory)) {
      const day = Number(namePattern.exec(name)?.[1] ?? Number.NaN);
      if (Number.isNaN(day)) continue;
      const path = join(directory, name);
      if (day > mark.day || day < mark.day - windowDays) index.remove(day);
      else index.load(path, day, day === mark.day ? mark.bytes : statSync(path).size);
    }
    return index;
  }

  /** Judges an event. A new one is known from now on; `append` makes that durable. The first of a conflict stays. */
  add(low: number, high: number, print: number, day: number): Verdict {
    for (const [generation, known] of this.generations) {
      if (generation > day || generation < day - windowDays) continue;
      const before = known.get(low, high);
      if (before !== undefined) return isSame(before, print) ? 'repeat' : 'conflict';
    }
    this.generation(day).add(low, high, print);
    return 'new';
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
    writeAt(this.pathOf(mark.day), isFirst ? 'w' : 'r+', hashes, mark.bytes, fdatasyncSync);
    if (isFirst) this.syncDirectory();
    return { day: mark.day, bytes: mark.bytes + hashes.length };
  }

  /** Forgets the days that have left the window. */
  expire(day: number): void {
    for (const generation of [...this.generations.keys()]) {
      if (generation >= day - windowDays) continue;
      this.generations.delete(generation);
      this.remove(generation);
    }
  }

  private load(path: string, day: number, bytes: number): void {
    const log = readFileSync(path);
    if (log.length > bytes) truncate(path, bytes);
    const known = this.generation(day);
    const end = Math.min(log.length, bytes);
    const prints = this.readPrints(day, Math.ceil(end / hashBytes));
    for (let at = 0; at + hashBytes <= end; at += hashBytes) {
      const print = prints.readUInt16LE((at / hashBytes) * printBytes);
      known.add(log.readUInt32LE(at), log.readUInt32LE(at + 4), print);
    }
  }

  /** One for each hash; 0 where the file has none. */
  private readPrints(day: number, count: number): Buffer {
    const prints = Buffer.alloc(count * printBytes);
    const path = this.pathOf(day, 'prints');
    if (existsSync(path)) readFileSync(path).copy(prints);
    return prints;
  }

  private remove(day: number): void {
    unlinkSync(this.pathOf(day));
    rmSync(this.pathOf(day, 'prints'), { force: true });
  }

  private generation(day: number): HashMap64 {
    let known = this.generations.get(day);
    if (known === undefined) this.generations.set(day, (known = new HashMap64()));
    return known;
  }

  private pathOf(day: number, of: 'hashes' | 'prints' = 'hashes'): string {
    return join(this.directory, `${day}.${of}`);
  }

  private syncDirectory(): void {
    const fd = openSync(this.directory, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  }
}

/** What is not known is taken for the same. */
const isSame = (before: number, print: number): boolean => before === print || before === 0 || print === 0;

function writeAt(
  path: string,
  flags: 'w' | 'r+',
  bytes: Buffer,
  offset: number,
  sync: (fd: number) => void = () => undefined,
): void {
  const fd = openSync(path, flags, 0o600);
  try {
    for (let written = 0; written < bytes.length;) {
      written += writeSync(fd, bytes, written, bytes.length - written, offset + written);
    }
    sync(fd);
  } finally {
    closeSync(fd);
  }
}

function truncate(path: string, bytes: number): void {
  const fd = openSync(path, 'r+');
  try {
    ftruncateSync(fd, bytes);
    fdatasyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
