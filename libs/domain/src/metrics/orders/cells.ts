/** Orders and refunds of one currency. Amounts in ten-thousandths, exact; `squares` is Σ amount² of the orders. */
export interface OrderSum {
  currency: string;
  orders: number;
  amount: bigint;
  squares: number;
  refunds: number;
  refunded: bigint;
  /** The same in the currency that was asked for, at each day's rate; `missing` orders and refunds have no rate. */
  worth?: { money: string; amount: number; squares: number; refunded: number; missing: number };
}

/** What one purchase is: an order, or all that a person bought on one day. */
export type Occasion = 'order' | 'day';

/** How often people bought. */
export interface RepeatSummary {
  customers: number;
  /** Customers with two occasions or more. */
  repeaters: number;
  occasions: number;
  /** Σ (occasions of a customer)². */
  squares: number;
}

/** Days from one purchase day of a person to the next, as counts: [days, how often]. */
export type GapCounts = readonly (readonly [days: number, times: number])[];

/** Who was active in the window before, and who is in this one. */
export interface RetentionSummary {
  started: number;
  /** Of those, still active. */
  kept: number;
  /** Active for the first time ever. */
  fresh: number;
  /** Active again, but neither in the window before nor for the first time. */
  reactivated: number;
}

export type CohortPeriod = 'week' | 'month' | 'quarter';
export type CohortMeasure = 'active' | 'orders' | 'revenue';

/** What the people of one cohort did in one period. */
export interface CohortActivity {
  active: number;
  orders: number;
  /** In the one currency that there is. */
  worth: number;
}

/** People by the period of their first purchase ever. */
export interface CohortSummary {
  customers: number;
  /** Bought again in a later period. */
  returned: number;
  orders: number;
  worth: number;
  currencies: readonly string[];
  /** Orders without a rate, which are not in `worth`. */
  missing: number;
  /** By the first day of the cohort's period and the periods since, `1997-01-01 3`; what is not there is nothing. */
  activity: ReadonlyMap<string, CohortActivity>;
  /** Which cell the number is about, and whether its period is over; left out for all of them. */
  about?: { cohort: string; period: number; complete: boolean };
}

/** What the event store reads for metrics on orders. */
export interface OrderCells {
  orders: readonly OrderSum[];
  buyers: { buyers: number };
  repeats: RepeatSummary;
  gaps: GapCounts;
  retained: RetentionSummary;
  cohorts: CohortSummary;
}

/** `of` is `orders`, or the name of the event that counts as a purchase. */
export interface OrderOptions {
  /** `currency` empty: as it was told. */
  orders: { occasion: Occasion; currency: string };
  buyers: object;
  repeats: { occasion: Occasion; of: string };
  gaps: { of: string };
  retained: { of: string };
  /** `currency` empty: as it was told. */
  cohorts: { of: string; period: CohortPeriod; measure: CohortMeasure; currency: string };
}
