import type { Purchase } from '../purchase-history.ts';
import { ratePerPeriod, type DiscountRate } from './discount-rate.ts';

/** What customers have been worth to date, in the money of the purchases. */
export interface HistoricValue {
  customers: number;
  total: number;
  /** Total per customer; null without customers. */
  mean: number | null;
}

const valueOf = (total: number, customers: number): HistoricValue => ({
  customers,
  total,
  mean: customers > 0 ? total / customers : null,
});

/** Historic CLTV: the sum of all amounts, over distinct customers. */
export function historicValue(purchases: readonly Purchase[]): HistoricValue {
  const customers = new Set(purchases.map(({ customer }) => customer)).size;
  return valueOf(
    purchases.reduce((sum, { amount }) => sum + amount, 0),
    customers,
  );
}

/** Every amount discounted to its customer's first purchase, Σ amount/(1+d)^(days since/365) for a yearly d. */
export function presentValueToDate(purchases: readonly Purchase[], discount: DiscountRate): HistoricValue {
  const first = new Map<string, number>();
  for (const { customer, day } of purchases) first.set(customer, Math.min(day, first.get(customer) ?? day));
  const daily = Math.log1p(ratePerPeriod(discount, { length: 1, unit: 'day' }));
  const total = purchases.reduce(
    (sum, { customer, day, amount }) =>
      sum + amount * Math.exp(-daily * (day - (first.get(customer) ?? day))),
    0,
  );
  return valueOf(total, first.size);
}
