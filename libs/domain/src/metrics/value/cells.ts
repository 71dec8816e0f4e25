import type { PurchaseTable } from '../../models/purchase-table/purchase-table.ts';

/** `calibrationEnd` is the last day that counts, `1997-09-30`, or empty for the last of the window. */
export interface HistoryOptions {
  calibrationEnd: string;
  /** Empty for all there are. */
  currency: string;
  /** Who counts as silent: for longer than this many usual gaps; 0 asks for nobody. */
  silentGaps: number;
}

/** Survivors as given by the asker; empty: those of the people whose first `of` is in the window's first period. */
export interface RenewalOptions {
  survivors: readonly number[];
  of: string;
  period: 'week' | 'month' | 'year';
}

/** What the event store reads for metrics on lifetime value and cost of acquisition. */
export interface ValueCells {
  histories: PurchaseTable;
  renewals: { survivors: readonly number[] };
}

export interface ValueOptions {
  histories: HistoryOptions;
  renewals: RenewalOptions;
}
