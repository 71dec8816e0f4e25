import { DedupeLogs, type DedupeMark } from './dedupe-logs.ts';
import { HashMap64 } from './hash-map.ts';

/** An event is known again for this many days after the one in which it was received. */
const windowDays = 7;

/** What an event is beside those taken before: new, the same again, or another one under the same id. */
export type Verdict = 'new' | 'repeat' | 'conflict';

/**
 * Which events have been taken in the last seven days: their 64-bit hashes in memory, one log a day on disk. With
 * 100 million events in the window the chance that any two share a hash is 1 in 3,700.
 */
export class DedupeIndex {
  private readonly generations = new Map<number, HashMap64>();

  private constructor(private readonly logs: DedupeLogs) {}

  /** Reads the log as far as `mark`: what lies beyond belongs to a batch that was never committed. */
  static open(directory: string, mark: DedupeMark): DedupeIndex {
    const logs = new DedupeLogs(directory);
    const index = new DedupeIndex(logs);
    for (const day of logs.days()) {
      if (day > mark.day || day < mark.day - windowDays) logs.remove(day);
      else index.load(day, day === mark.day ? mark.bytes : logs.bytesOf(day));
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

  /** Makes what was judged new durable, as `DedupeLogs.append`. */
  append(mark: DedupeMark, hashes: Buffer, prints: Buffer): DedupeMark {
    return this.logs.append(mark, hashes, prints);
  }

  /** Forgets the days that have left the window. */
  expire(day: number): void {
    for (const generation of [...this.generations.keys()]) {
      if (generation >= day - windowDays) continue;
      this.generations.delete(generation);
      this.logs.remove(generation);
    }
  }

  private load(day: number, bytes: number): void {
    const known = this.generation(day);
    this.logs.read(day, bytes, (low, high, print) => known.add(low, high, print));
  }

  private generation(day: number): HashMap64 {
    let known = this.generations.get(day);
    if (known === undefined) this.generations.set(day, (known = new HashMap64()));
    return known;
  }
}

/** What is not known is taken for the same. */
const isSame = (before: number, print: number): boolean => before === print || before === 0 || print === 0;
