import type { ReadingKind, ReadingOptions } from '@pulso/domain';
import type { EventStore, QueryOptions } from '../../event-store.ts';
import type { EvidenceRows } from './evidence.ts';
import type { MetricReading, MetricRequest } from './metric-request.ts';

/** How far an answer of the same question may be shared. */
export type Freshness = Pick<QueryOptions, 'maxAgeMs' | 'epoch'>;

/** Reads one kind of cell, and lists what is behind a cell. */
export interface Reader<Kind extends ReadingKind> {
  read(
    ask: EventStore['query'],
    request: MetricRequest,
    options: ReadingOptions[Kind],
    freshness: Freshness,
  ): Promise<MetricReading<Kind>>;
  /**
   * The entities behind the cell of this window and these filters, one row each, as many as the value's `n`.
   * `group` holds what the reading groups by itself (a step, a cohort). Left out: there is nothing to list.
   */
  evidence?(
    request: MetricRequest,
    options: ReadingOptions[Kind],
    group: Readonly<Record<string, string>>,
  ): EvidenceRows;
}

/** The readers of some kinds, e.g. of one noun. */
export type Readers<Kind extends ReadingKind> = { [K in Kind]: Reader<K> };
