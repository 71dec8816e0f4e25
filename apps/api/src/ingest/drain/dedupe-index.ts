import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeDurableDirectory } from '@pulso/spool';
import { HashSet64 } from './hash-set.ts';

/** An event is known again for this many days after the one in which it was received. */
const windowDays = 7;
const hashBytes = 8;
const namePattern = /^(\d{1,6})\.hashes$/;

/** How far the log of one day is part of the committed past. Days are counted since 1970, UTC. */
export interface DedupeMark {
  readonly day: number;
  readonly bytes: number;
}

/**
 * Which events have been taken in the last seven days: their 64-bit hashes in memory, one file a day on disk. With
 * 100 million events in the window the chance that any two share a hash is 1 in 3,700.
 */
export class DedupeIndex {
  private readonly generations = new Map<number, HashSet64>();

  private constructor(private readonly directory: string) {}

  /** Reads the log as far as `mark`: what lies beyond belongs to a batch that was never committed. */
  static open(directory: string, mark: DedupeMark): DedupeIndex {
    makeDurableDirectory(directory);
    const index = new DedupeIndex(directory);
    for (const name of readdirSync(directory)) {
      const day = Number(namePattern.exec(name)?.[1] ?? Number.NaN);
      if (Number.isNaN(day)) continue;
      const path = join(directory, name);
      if (day > mark.day || day < mark.day - windowDays) unlinkSync(path);
      else index.load(path, day, day === mark.day ? mark.bytes : statSync(path).size);
    }
    return index;
  }

  /** False when the event is known. A new one is known from now on; `append` makes that durable. */
  add(low: number, high: number, day: number): boolean {
    for (const [generation, known] of this.generations) {
      if (generation !== day && generation >= day - windowDays && known.has(low, high)) return false;
    }
    return this.generation(day).add(low, high);
  }

  /** Writes the hashes behind the mark and syncs; repeating it after a failure is harmless. Returns the mark behind them. */
  append(mark: DedupeMark, hashes: Buffer): DedupeMark {
    const path = this.pathOf(mark.day);
    const fd = openSync(path, mark.bytes === 0 ? 'w' : 'r+', 0o600);
    try {
      for (let written = 0; written < hashes.length;) {
        written += writeSync(fd, hashes, written, hashes.length - written, mark.bytes + written);
      }
      fdatasyncSync(fd);
    } finally {
      closeSync(fd);
    }
    if (mark.bytes === 0) this.syncDirectory();
    return { day: mark.day, bytes: mark.bytes + hashes.length };
  }

  /** Forgets the days that have left the window. */
  expire(day: number): void {
    for (const generation of [...this.generations.keys()]) {
      if (generation >= day - windowDays) continue;
      this.generations.delete(generation);
      unlinkSync(this.pathOf(generation));
    }
  }

  private load(path: string, day: number, bytes: number): void {
    const log = readFileSync(path);
    if (log.length > bytes) truncate(path, bytes);
    const known = this.generation(day);
    const end = Math.min(log.length, bytes);
    for (let at = 0; at + hashBytes <= end; at += hashBytes)
      known.add(log.readUInt32LE(at), log.readUInt32LE(at + 4));
  }

  private generation(day: number): HashSet64 {
    let known = this.generations.get(day);
    if (known === undefined) this.generations.set(day, (known = new HashSet64()));
    return known;
  }

  private pathOf(day: number): string {
    return join(this.directory, `${day}.hashes`);
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

function truncate(path: string, bytes: number): void {
  const fd = openSync(path, 'r+');
  try {
    ftruncateSync(fd, bytes);
    fdatasyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
