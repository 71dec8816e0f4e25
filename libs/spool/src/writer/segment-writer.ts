import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fillZeros } from '../disk/ballast.ts';
import type { Disk } from '../disk/disk.ts';
import { encodeSegmentHeader, segmentHeaderBytes } from '../format/segment-header.ts';
import { segmentName } from '../format/segment-name.ts';

/**
 * How much of the next segment is filled per group. Small groups, whose latency is the sync's, find it whole: a sync
 * into filled blocks changes no metadata. Large groups outrun it and write into holes instead, which costs them a
 * quarter of their speed where filling everything twice would cost half.
 */
const stepBytes = 256 << 10;

/** A segment under construction: zeros, written a step at a time so that no group waits for all of it. */
export class SpareSegment {
  private filledBytes = 0;

  private constructor(
    readonly path: string,
    readonly fd: number,
    private readonly segmentBytes: number,
    private readonly disk: Disk,
  ) {}

  static create(directory: string, segmentBytes: number, disk: Disk): SpareSegment {
    const path = join(directory, 'spare');
    if (existsSync(path)) disk.unlink(path);
    return new SpareSegment(path, disk.create(path), segmentBytes, disk);
  }

  fillStep(): void {
    const to = Math.min(this.segmentBytes, this.filledBytes + stepBytes);
    fillZeros(this.disk, this.fd, this.filledBytes, to);
    this.filledBytes = to;
  }

  fill(): void {
    while (this.filledBytes < this.segmentBytes) this.fillStep();
  }

  /** Leaves the rest as a hole. */
  stretch(): void {
    if (this.filledBytes < this.segmentBytes) this.disk.truncate(this.fd, this.segmentBytes);
  }

  discard(): void {
    this.disk.close(this.fd);
    if (existsSync(this.path)) this.disk.unlink(this.path);
  }
}

/** The segment that records go to. Its name appears in the directory only once its header is durable. */
export class SegmentWriter {
  /** Offset after the last durable record. */
  end = segmentHeaderBytes;
  lastSeq: number;

  private constructor(
    readonly path: string,
    readonly firstSeq: number,
    private readonly fd: number,
    private readonly capacityBytes: number,
    private readonly disk: Disk,
  ) {
    this.lastSeq = firstSeq - 1;
  }

  static start(
    spare: SpareSegment,
    options: { directory: string; firstSeq: number; precedingSeq: number; segmentBytes: number; disk: Disk },
  ): SegmentWriter {
    const { directory, firstSeq, precedingSeq, segmentBytes, disk } = options;
    disk.write(spare.fd, encodeSegmentHeader({ firstSeq, precedingSeq, createdAtMs: Date.now() }), 0);
    disk.sync(spare.fd);
    const path = join(directory, segmentName(firstSeq));
    disk.rename(spare.path, path);
    disk.syncDirectory(directory);
    return new SegmentWriter(path, firstSeq, spare.fd, segmentBytes, disk);
  }

  hasRoom(bytes: number): boolean {
    return this.lastSeq < this.firstSeq || this.end + bytes <= this.capacityBytes;
  }

  get usedShare(): number {
    return this.end / this.capacityBytes;
  }

  /** Durable when it returns. After a throw this file must not be written or synced again. */
  append(group: Uint8Array, lastSeq: number): void {
    this.disk.write(this.fd, group, this.end);
    this.disk.sync(this.fd);
    this.end += group.length;
    this.lastSeq = lastSeq;
  }

  /** Gives the unused rest back. Not synced: should the cut be lost, the zeros read as the end all the same. */
  seal(): void {
    try {
      this.disk.truncate(this.fd, this.end);
    } finally {
      this.disk.close(this.fd);
    }
  }
}
