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

/** What customers have brought since their first order, in money of one currency. */
export interface LifetimeSummary {
  customers: number;
  worth: number;
  /** Σ (worth of a customer)². */
  squares: number;
  /** The same, each order discounted to the day of its customer's first. */
  presentWorth: number;
  presentSquares: number;
  /** Σ years since the first order, up to the end of the window. */
  years: number;
  currencies: readonly string[];
  /** Orders without a rate, which are in none of the sums. */
  missing: number;
}

/** Spend, and the customers who came with it. */
export interface AcquisitionSummary {
  /** Spend events, and what they add up to. */
  spends: number;
  spend: number;
  /** People with their first order. */
  customers: number;
  /** Customers as the spend events report them. */
  reported: number;
  /** What the customers brought, and Σ years since their first order. */
  worth: number;
  years: number;
  /** `worth` by whole months since the first order. */
  byAge: readonly (readonly [month: number, worth: number])[];
  currencies: readonly string[];
  /** Spend events and orders without a rate. */
  missing: number;
  /** Spend and worth as they were told, when both are in one and the same currency. */
  told?: { currency: string; spend: number; worth: number };
  /** Customers of the latest spend may still come. */
  immature: boolean;
}

/** What the event store reads for metrics on lifetime value and cost of acquisition. */
export interface ValueCells {
  histories: PurchaseTable;
  renewals: { survivors: readonly number[] };
  lifetimes: LifetimeSummary;
  acquisition: AcquisitionSummary;
}

export interface ValueOptions {
  histories: HistoryOptions;
  renewals: RenewalOptions;
  /** `currency` empty: as it was told; the discount is of a year. */
  lifetimes: { currency: string; discountRate: number };
  acquisition: {
    variant: 'media' | 'full';
    lagDays: number;
    /** `properties.<name>` of the spend events, or empty. */
    acquired: string;
    currency: string;
    /** Whether what customers brought matters, or only that they came; and by month too. */
    ofCustomers: boolean;
    byAge: boolean;
  };
}
