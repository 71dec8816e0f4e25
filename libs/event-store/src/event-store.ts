import type { Credentials } from './client/credentials.ts';
import type { NamedQuery } from './queries/named-query.ts';
import type { WhichTickets } from './tickets/settle-tickets.ts';
import type { EventWriter } from './writer/event-writer.ts';
import type { RowTable } from './writer/row-table.ts';

export interface EventStoreOptions extends Credentials {
  /** ClickHouse's HTTP interface, e.g. `http://127.0.0.1:8123`. */
  readonly url: string;
  /** A user that can only read; named queries run as this one. Left out: the main user under `readonly = 2`. */
  readonly reader?: Credentials;
  /** Created when it is missing. Default `pulso`. */
  readonly database?: string;
  /** Name of a cluster in the server's configuration: tables become Replicated, with Distributed ones over them. */
  readonly cluster?: string;
  /** Milliseconds after which an insert counts as unclear. Default 30,000: a slow store takes 10 s. */
  readonly insertTimeoutMs?: number;
  readonly observer?: EventStoreObserver;
}

/** Numbers for the platform's metrics; called after the fact, must not throw. */
export interface EventStoreObserver {
  onInsert?(insert: { rows: number; bytes: number; durationMs: number; failed: boolean }): void;
  onQuery?(query: { name: string; rows: number; durationMs: number; failed: boolean }): void;
}

export interface QueryOptions {
  /** Milliseconds for this run; never more than the query's own limit. */
  readonly timeoutMs?: number;
  /** Rows of the answer; never more than the query's own limit. */
  readonly maxRows?: number;
  /** Serve an answer of the same query and parameters that is at most this old. Default 0: only share a run in flight. */
  readonly maxAgeMs?: number;
  /** Runs are shared within one epoch. Pass the number of the last commit, and no run that began before it is shared. */
  readonly epoch?: number;
  /** Stops this caller's wait; the run goes on for the others who share it. */
  readonly signal?: AbortSignal;
}

/** Half-open, in event time; widened to whole hours. */
export interface TimeRange {
  readonly from: Date;
  readonly to: Date;
}

export interface EventStore {
  readonly writer: EventWriter;
  /** Brings the schema up to date; safe to repeat, and to run again after it was killed half-way. */
  migrate(): Promise<void>;
  ping(): Promise<void>;
  /** Rows of a named query. Identical queries in flight run once. Throws EventStoreError, or ZodError for bad params. */
  query<Params, Row>(query: NamedQuery<Params, Row>, params: Params, options?: QueryOptions): Promise<Row[]>;
  /** Adds rows to a table that the api keeps beside the events. Throws EventStoreError, or ZodError for bad rows. */
  addRows<Row>(table: RowTable<Row>, rows: readonly Row[]): Promise<void>;
  /** Makes the rollups of these hours (default: all) equal to raw again. A reader never sees an hour doubled. */
  rebuildRollups(range?: TimeRange): Promise<{ hours: number; rows: number }>;
  /**
   * Makes the tables that hold tickets in the order of time equal to `tickets` again, for these. Nobody else may do so
   * meanwhile. Resolves with false where it cannot be done: on a cluster. Throws EventStoreError.
   */
  settleTickets(which: WhichTickets): Promise<boolean>;
  /**
   * Merges what `settleTickets` wrote into one part a table. Ranges of names span all times: until the engine merges
   * them by itself, a window finds a piece of itself in every part. Seconds for millions. Throws EventStoreError.
   */
  mergeSettledTickets(): Promise<void>;
  close(): Promise<void>;
}
