import type { Interval, MetricFilter } from '@pulso/contract';
import type { Bucket, Cells, ReadingKind } from '@pulso/domain';

/** A metric question as the store takes it: checked before, nothing in it becomes SQL but through closed maps. */
export interface MetricRequest {
  workspaceId: string;
  /** Half-open, epoch milliseconds. */
  fromMs: number;
  toMs: number;
  /** As `canonicalZone` spells it. */
  tz: string;
  interval?: Interval;
  /** The steps of the window; empty without an interval. */
  buckets: readonly Bucket[];
  /** Up to three names of dimensions, or `properties.<name>`. */
  groupBy: readonly string[];
  filters: readonly MetricFilter[];
  asOfMs: number;
  /**
   * Only events received up to this moment count, and identities as they were known then: what a list of evidence
   * needs to agree with an earlier number. Forces raw events, because rollups do not keep it.
   */
  receivedUntilMs?: number;
  /**
   * Whether `settleTickets` has taken in all that was stored before this question; then what it wrote answers where it
   * can. Default false: the tickets themselves do.
   */
  ticketsAreSettled?: boolean;
}

/** What one group has in the window, and in each bucket of it, in order. */
export interface SeriesCells<Kind extends ReadingKind> {
  group: Record<string, string>;
  total: Cells[Kind];
  points: Cells[Kind][];
}

export interface MetricReading<Kind extends ReadingKind = ReadingKind> {
  /** Over all groups, also those left out. */
  total: Cells[Kind];
  /** The largest groups, in the order of their values; one with an empty group when none was asked for. */
  series: SeriesCells<Kind>[];
  /** Whether there were more groups than these. */
  truncated: boolean;
}
