import { Ballast } from '../disk/ballast.ts';
import type { Disk } from '../disk/disk.ts';
import { sealRecords } from '../format/record.ts';
import { SpoolError, toSpoolError } from '../spool-error.ts';
import { SegmentShelf } from './segment-shelf.ts';
import { SegmentWriter, SpareSegment } from './segment-writer.ts';

export interface LogWriterOptions {
  directory: string;
  segmentBytes: number;
  reserveBytes: number;
  /** Number of the last durable record. */
  lastSeq: number;
  shelf: SegmentShelf;
  disk: Disk;
}

/** Bytes that must stay free beyond the next segment and the ballast: file system metadata, cursors. */
const headroomBytes = 1 << 20;
/** From this share of the segment on, the next one is prepared. */
const prepareFromShare = 0.25;

/**
 * The one writer of a log. Synchronous and single-threaded: one group in, durable or thrown.
 * After a failed write or sync the segment is sealed where it was last durable and never touched again (the kernel
 * drops a failed page and reports the next sync as good), and `reopen` starts a fresh one.
 */
export class LogWriter {
  private active: SegmentWriter | undefined;
  private spare: SpareSegment | undefined;
  private failure: SpoolError | undefined;
  private durableSeq: number;
  private nextSeq: number;
  private readonly ballast: Ballast;

  constructor(private readonly options: LogWriterOptions) {
    this.durableSeq = options.lastSeq;
    this.nextSeq = options.lastSeq + 1;
    this.ballast = new Ballast(options.directory, options.reserveBytes, options.disk);
  }

  /** Why nothing can be appended now, or undefined. */
  get blockedBy(): SpoolError | undefined {
    return this.failure;
  }

  get activeBytes(): number {
    return this.active?.end ?? 0;
  }

  /** Bytes that `reopen` needs on the disk. */
  get neededBytes(): number {
    return this.options.segmentBytes + this.ballast.missingBytes + headroomBytes;
  }

  /** Tries to have a segment to write to; true when there is one. Cheap to call again after a failure. */
  reopen(): boolean {
    if (this.active !== undefined) return true;
    const { directory, disk } = this.options;
    try {
      const freeBytes = disk.freeBytes(directory);
      if (freeBytes < this.neededBytes) {
        this.ballast.giveSpace();
        throw new SpoolError('disk_full', `${freeBytes} bytes free`, {
          freeBytes,
          neededBytes: this.neededBytes,
        });
      }
      this.ballast.takeSpace();
      this.openSpare().fill();
      this.startSegment();
      this.failure = undefined;
      return true;
    } catch (cause) {
      this.block(cause, 'open a segment');
      return false;
    }
  }

  /**
   * Writes a group of framed records and returns when it is durable.
   * @throws SpoolError `disk_full` or `spool_io`; none of the group is acknowledged then.
   */
  write(group: Buffer, lastSeq: number): void {
    try {
      if (this.failure !== undefined) throw this.failure;
      if (this.active !== undefined && !this.active.hasRoom(group.length)) {
        this.sealActive();
        this.startSegment();
      }
      if (this.active === undefined) throw new SpoolError('spool_closed', 'the log is closed');
      sealRecords(group);
      this.active.append(group, lastSeq);
      this.durableSeq = lastSeq;
      this.nextSeq = lastSeq + 1;
    } catch (cause) {
      this.nextSeq = lastSeq + 1;
      throw this.block(cause, 'append');
    }
  }

  /** A little of the next segment, between two groups. Lack of space shows when the segment is needed. */
  prepareNext(): void {
    if (this.active === undefined || this.active.usedShare < prepareFromShare) return;
    try {
      this.openSpare().fillStep();
    } catch {
      this.dropSpare();
    }
  }

  close(): void {
    this.sealActive();
    this.dropSpare();
  }

  private openSpare(): SpareSegment {
    const { directory, segmentBytes, disk } = this.options;
    this.spare ??= SpareSegment.create(directory, segmentBytes, disk);
    return this.spare;
  }

  private startSegment(): void {
    const { directory, segmentBytes, disk } = this.options;
    const spare = this.openSpare();
    spare.stretch();
    const place = { directory, segmentBytes, disk, firstSeq: this.nextSeq, precedingSeq: this.durableSeq };
    this.active = SegmentWriter.start(spare, place);
    this.spare = undefined;
  }

  private sealActive(): void {
    const segment = this.active;
    if (segment === undefined) return;
    this.active = undefined;
    const { path, firstSeq, lastSeq, end } = segment;
    this.options.shelf.add({ path, firstSeq, lastSeq, bytes: end });
    segment.seal();
  }

  private block(cause: unknown, doing: string): SpoolError {
    this.failure = toSpoolError(cause, doing);
    try {
      this.sealActive();
    } catch {
      // The cut is a courtesy: the next segment's header already disowns what follows the durable end.
    }
    this.dropSpare();
    if (this.failure.code === 'disk_full') this.ballast.giveSpace();
    return this.failure;
  }

  private dropSpare(): void {
    const spare = this.spare;
    this.spare = undefined;
    try {
      spare?.discard();
    } catch {
      // Left behind, it is replaced by the next one.
    }
  }
}
