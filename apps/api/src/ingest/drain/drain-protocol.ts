import type { Failpoint } from '../../config/failpoint.ts';
import type { CommitNotice } from '../../platform/commit-bus.ts';
import type { DrainAccounts } from './drain-state.ts';
import type { EventStoreOptions } from '@pulso/event-store';
import type { PendingRun } from '@pulso/spool';

/** Plain data of `EventStoreOptions`: what can cross to another thread. */
export type StoreAddress = Omit<EventStoreOptions, 'observer'>;

export interface DrainSettings {
  readonly spoolDirectory: string;
  readonly drainDirectory: string;
  /** The last durable record when the spool was opened. */
  readonly lastSeq: number;
  /** Fault tests only. */
  readonly failpoint?: Failpoint;
}

/** To the drain thread. */
export type DrainRequest =
  | { type: 'connect'; address: StoreAddress }
  /** Answer to `wanting`: records are durable up to here, which is beyond what was drained. */
  | { type: 'durable'; seq: number }
  | { type: 'stop' };

/** What an earlier process accepted and did not drain. */
export interface Backlog {
  readonly entries: number;
  readonly byWorkspace: ReadonlyMap<string, PendingRun[]>;
}

/** From the drain thread. */
export type DrainReply =
  | { type: 'opened'; accounts: DrainAccounts; backlog: Backlog }
  /** Idle, or about to be: everything up to `seq` is drained. */
  | { type: 'wanting'; seq: number }
  | {
      type: 'committed';
      seq: number;
      entries: number;
      accounts: DrainAccounts;
      notice: CommitNotice | undefined;
    }
  | { type: 'inserted'; seconds: number; rows: number }
  | { type: 'failed'; outcome: string; code: number; message: string };
