import { Injectable } from '@nestjs/common';
import type { IngestAccounts, IngestStats } from '../platform/ingest-stats.ts';
import type { DrainAccounts } from './drain/drain-state.ts';
import { RateMeter } from './rate-meter.ts';

/** What the ledger needs of the spool's status. */
export interface SpoolFigures {
  bytes: number;
  oldestPendingAgeMs: number;
  writable: boolean;
  quarantinedSegments: number;
  appendedEntries: number;
}

/** Where the ledger reads what waits. */
interface LedgerSources {
  readonly spool: { status(): SpoolFigures };
  readonly quota: { waiting(): ReadonlyMap<string, number> };
}

/**
 * The accounts of ingest. The three sums of what is done come from the drain's cursor, what is pending from the log:
 * so they hold over a restart and add up at every moment.
 */
@Injectable()
export class IngestLedger implements IngestStats {
  private done: DrainAccounts = { stored: 0, duplicate: 0, deadLettered: 0, conflicting: 0 };
  private pendingAtStart = 0;
  private drainedEntries = 0;
  private lagSeconds: number | null = null;
  private log: LedgerSources | undefined;
  private readonly insertListeners = new Set<(seconds: number, rows: number) => void>();
  private readonly accepted = new RateMeter();

  open(log: LedgerSources, done: DrainAccounts, pendingEntries: number): void {
    this.log = log;
    this.done = done;
    this.pendingAtStart = pendingEntries;
  }

  noteAccepted(entries: number): void {
    this.accepted.add(entries);
  }

  noteCommitted(entries: number, done: DrainAccounts): void {
    this.drainedEntries += entries;
    this.done = done;
  }

  noteLag(seconds: number): void {
    this.lagSeconds = seconds;
  }

  noteInsert(seconds: number, rows: number): void {
    for (const listener of this.insertListeners) listener(seconds, rows);
  }

  accounts(): IngestAccounts {
    const { stored, duplicate, deadLettered, conflicting } = this.done;
    const pending = this.pendingAtStart + this.spoolStatus().appendedEntries - this.drainedEntries;
    return {
      accepted: stored + duplicate + deadLettered + pending,
      stored,
      duplicate,
      deadLettered,
      pending,
      conflicting,
    };
  }

  spool(): {
    bytes: number;
    oldestPendingAgeSeconds: number;
    writable: boolean;
    quarantinedSegments: number;
  } {
    const { bytes, oldestPendingAgeMs, writable, quarantinedSegments } = this.spoolStatus();
    return { bytes, oldestPendingAgeSeconds: oldestPendingAgeMs / 1000, writable, quarantinedSegments };
  }

  waitingByWorkspace(): ReadonlyMap<string, number> {
    return this.log?.quota.waiting() ?? new Map();
  }

  drainLagSeconds(): number | null {
    return this.lagSeconds;
  }

  acceptedPerSecond(): number {
    return this.accepted.perSecond();
  }

  onInsert(listener: (seconds: number, rows: number) => void): () => void {
    this.insertListeners.add(listener);
    return () => this.insertListeners.delete(listener);
  }

  private spoolStatus(): SpoolFigures {
    return this.log?.spool.status() ?? closedSpool;
  }
}

const closedSpool: SpoolFigures = {
  bytes: 0,
  oldestPendingAgeMs: 0,
  writable: false,
  quarantinedSegments: 0,
  appendedEntries: 0,
};
