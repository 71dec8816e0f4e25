import { AppError } from '@pulso/contract';
import { PendingIndex, type PendingRun } from '@pulso/spool';

/** How often over the room that is left one workspace may fill: alone it stops at four fifths, two at four ninths each. */
const shareOfRoom = 4;
const retryAfterSeconds = 5;

interface QuotaOptions {
  /** Cap on all that waits, in bytes. */
  readonly maxBytes: number;
  /** Whether there is anybody to leave room for. */
  readonly isShared: () => boolean;
}

/** What one workspace has waiting in the spool. */
interface Waiting {
  readonly stored: PendingIndex;
  /** On its way to the disk. */
  underway: number;
}

/**
 * Keeps one workspace from filling the spool for the others: what waits of one may be at most four times the room that
 * is left. However many fill it, a newcomer always finds room, and nobody has to be given a share beforehand. (The
 * dynamic threshold by which Choudhury and Hahne, 1998, share the memory of a switch.) A workspace that is alone has
 * the whole spool.
 */
export class WorkspaceQuota {
  private readonly workspaces = new Map<string, Waiting>();

  constructor(private readonly options: QuotaOptions) {}

  /** What an earlier process left, by workspace. */
  open(left: ReadonlyMap<string, PendingRun[]>): void {
    for (const [workspaceId, runs] of left)
      this.workspaces.set(workspaceId, { stored: new PendingIndex(runs), underway: 0 });
  }

  /**
   * Counts a record of `bytes` while `append` makes it durable, and after it until its release. Throws AppError
   * `spool_full` when the workspace has no room for it, and what `append` throws.
   */
  async admit(workspaceId: string, bytes: number, append: () => Promise<{ seq: number }>): Promise<void> {
    const waiting = this.waitingOf(workspaceId);
    if (this.options.isShared() && !this.hasRoom(waiting, bytes)) {
      const why = 'This workspace has as many events waiting on disk as it may; send again later.';
      throw new AppError('spool_full', why, { retryAfterSeconds });
    }
    waiting.underway += bytes;
    try {
      const { seq } = await append();
      waiting.stored.add({ lastSeq: seq, firstAppendedAtMs: Date.now(), bytes });
    } finally {
      waiting.underway -= bytes;
    }
  }

  /** Everything up to `seq` waits no longer. */
  release(seq: number): void {
    for (const [workspaceId, { stored, underway }] of this.workspaces) {
      stored.release(seq);
      if (stored.bytes === 0 && underway === 0) this.workspaces.delete(workspaceId);
    }
  }

  /** Bytes that wait, by workspace; none for one that has nothing waiting. */
  waiting(): Map<string, number> {
    return new Map([...this.workspaces].map(([workspaceId, waiting]) => [workspaceId, bytesOf(waiting)]));
  }

  private hasRoom(waiting: Waiting, bytes: number): boolean {
    const all = [...this.workspaces.values()].reduce((sum, each) => sum + bytesOf(each), bytes);
    return bytesOf(waiting) + bytes <= shareOfRoom * (this.options.maxBytes - all);
  }

  private waitingOf(workspaceId: string): Waiting {
    const known = this.workspaces.get(workspaceId);
    if (known !== undefined) return known;
    const waiting = { stored: new PendingIndex(), underway: 0 };
    this.workspaces.set(workspaceId, waiting);
    return waiting;
  }
}

const bytesOf = ({ stored, underway }: Waiting): number => stored.bytes + underway;
