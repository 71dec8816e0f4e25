/** Orders and refunds of one currency. Amounts in ten-thousandths, exact; `squares` is Σ amount² of the orders. */
export interface OrderSum {
  currency: string;
  orders: number;
  amount: bigint;
  squares: number;
  refunds: number;
  refunded: bigint;
}

/** What the event store reads for metrics on orders. */
export interface OrderCells {
  orders: readonly OrderSum[];
  buyers: { buyers: number };
}

export interface OrderOptions {
  orders: object;
  buyers: object;
}
