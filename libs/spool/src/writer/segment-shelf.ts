import type { Disk } from '../disk/disk.ts';

export interface SealedSegment {
  path: string;
  firstSeq: number;
  lastSeq: number;
  bytes: number;
}

interface ShelvedSegment extends SealedSegment {
  releasedAtMs?: number;
}

/** Sealed segments, oldest first, from the moment they are full until they are unlinked. */
export class SegmentShelf {
  private segments: ShelvedSegment[];

  constructor(
    private readonly options: { directory: string; keepMs: number; maxBytes: number; disk: Disk },
    sealed: SealedSegment[],
  ) {
    this.segments = [...sealed];
  }

  add(segment: SealedSegment): void {
    this.segments.push(segment);
  }

  get count(): number {
    return this.segments.length;
  }

  get bytes(): number {
    return this.segments.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Starts the keep time of the segments whose every record is at or below `upToSeq`. */
  release(upToSeq: number, nowMs: number): void {
    for (const segment of this.segments) {
      if (segment.lastSeq <= upToSeq) segment.releasedAtMs ??= nowMs;
    }
  }

  /**
   * Unlinks released segments whose keep time is over, and before that, oldest first, while the directory is over
   * its cap or the disk lacks `neededBytes`: accepting new events outranks the second copy of stored ones.
   */
  sweep(nowMs: number, activeBytes: number, neededBytes = 0): void {
    const { directory, keepMs, maxBytes, disk } = this.options;
    const crowded = () => this.bytes + activeBytes > maxBytes || disk.freeBytes(directory) < neededBytes;
    let unlinked = 0;
    for (let oldest = this.segments[0]; oldest?.releasedAtMs !== undefined; oldest = this.segments[0]) {
      if (nowMs - oldest.releasedAtMs < keepMs && !crowded()) break;
      disk.unlink(oldest.path);
      this.segments.shift();
      unlinked += 1;
    }
    if (unlinked > 0) disk.syncDirectory(directory);
  }
}
