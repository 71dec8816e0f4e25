import type { EventKind } from '@pulso/contract';

/** A number that an event carries: a column of its own, or a free property that reads as one. */
export const numberColumns = ['score', 'amount', 'quantity', 'weight', 'probability'] as const;
export type NumberColumn = (typeof numberColumns)[number];
export type NumberField = NumberColumn | `properties.${string}`;

/** Which events say yes: one of some values of a dimension, or a number within bounds; `negated`, which say no. */
export type Predicate = { negated?: boolean } & (
  | { dimension: string; values: readonly string[]; unset: 'exclude' | 'include' }
  | { field: NumberField; atLeast: number; atMost: number }
);

/** Numbers of events, and what could not be read as one. */
export interface NumberCount {
  n: number;
  /** Events that give the property, but not as a number. */
  unreadable: number;
  /** Currencies of an amount, or scales and directions of a score, that were met; a property has none. */
  units: readonly string[];
}
export interface NumberSummary extends NumberCount {
  sum: number;
  /** Σx². */
  squares: number;
  mean: number | null;
  /** Σ(x − mean)². */
  deviation2: number;
}
export interface QuantileSummary extends NumberCount {
  /** The quantile that was asked for, and the order statistics that bound it. */
  quantile: number | null;
  low: number | null;
  high: number | null;
}
export interface PairSummary extends NumberCount {
  /** Pearson's; null when one of the two does not vary. */
  correlation: number | null;
  meanX: number | null;
  meanY: number | null;
}
/** How many said whether, and how many said yes. */
export interface MatchSummary {
  of: number;
  counted: number;
  /** Did not say; not in `of`. */
  unset: number;
}

/** What the event store reads for metrics on events as such. */
export interface EventCells {
  events: { events: number };
  newest: { newestMs: number | null; events: number; late: number };
  numbers: NumberSummary;
  quantiles: QuantileSummary;
  pairs: PairSummary;
  matches: MatchSummary;
  distinct: { values: number };
  people: { people: number; customers: number };
}

/** What is counted once, however many events it has. */
export type Once = 'event' | 'subject' | 'person';

export interface EventOptions {
  events: { kinds: readonly string[] };
  newest: object;
  numbers: { kinds: readonly EventKind[]; field: NumberField };
  quantiles: { kinds: readonly EventKind[]; field: NumberField; level: number };
  pairs: { kinds: readonly EventKind[]; x: NumberField; y: NumberField };
  matches: { kinds: readonly EventKind[]; predicate: Predicate; per: Once };
  distinct: { kinds: readonly EventKind[]; of: string };
  people: { kinds: readonly EventKind[]; who: 'all' | 'customers' | 'prospects' };
}
