/** Orders and refunds of one currency. Amounts in ten-thousandths, exact; `squares` is Σ amount² of the orders. */
export interface OrderSum {
  currency: string;
  orders: number;
  amount: bigint;
  squares: number;
  refunds: number;
  refunded: bigint;
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

/** What the event store reads for metrics on orders. */
export interface OrderCells {
  orders: readonly OrderSum[];
  buyers: { buyers: number };
  repeats: RepeatSummary;
  gaps: GapCounts;
}

/** `of` is `orders`, or the name of the event that counts as a purchase. */
export interface OrderOptions {
  orders: object;
  buyers: object;
  repeats: { occasion: Occasion; of: string };
  gaps: { of: string };
}
