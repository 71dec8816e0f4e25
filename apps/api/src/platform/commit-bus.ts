import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { EventKind } from '@pulso/contract';

/** Told after an insert returned: these rows can be seen by a query now. Times are epoch milliseconds. */
export interface CommitNotice {
  workspaceIds: string[];
  kinds: EventKind[];
  rows: number;
  storedAtMs: number;
  /** When the oldest event of the batch was acknowledged: `storedAtMs - oldestAcceptedAtMs` is the pipeline lag. */
  oldestAcceptedAtMs: number;
}

/** The one wire from ingest to live: neither knows the other. */
@Injectable()
export class CommitBus {
  private readonly emitter = new EventEmitter<{ committed: [CommitNotice] }>();
  private published = 0;

  /** The number of the last commit. An answer read under an older number may lack what came since. */
  get epoch(): number {
    return this.published;
  }

  publish(notice: CommitNotice): void {
    this.published += 1;
    this.emitter.emit('committed', notice);
  }

  /** Returns the function that unsubscribes. */
  onCommit(listener: (notice: CommitNotice) => void): () => void {
    this.emitter.on('committed', listener);
    return () => this.emitter.off('committed', listener);
  }
}
