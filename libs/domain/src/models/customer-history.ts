import { requireSameUnit, type TimeUnit } from './time-unit.ts';

/** What buy-till-you-die models know of one customer; times in the unit of the whole table. */
export interface CustomerHistory {
  customer: string;
  /** Repeat purchase occasions: days with a purchase, less the first. */
  x: number;
  /** First to last purchase; 0 for x = 0. */
  tx: number;
  /** First purchase to the end of the calibration. */
  T: number;
  /** Mean amount of the repeat occasions; 0 for x = 0. */
  m: number;
}

/** A table of customers in one unit of time. */
export interface CustomerHistories<U extends TimeUnit = TimeUnit> {
  per: U;
  customers: readonly CustomerHistory[];
  /** Median time between two consecutive purchase days; null when nobody came back. */
  medianGap: number | null;
}

/** Says what is wrong with a row, or null: counts are whole, 0 ≤ tx ≤ T, and tx > 0 exactly for repeaters. */
export function faultOf({ x, tx, T, m }: CustomerHistory): string | null {
  if (!Number.isSafeInteger(x) || x < 0) return `x must be a whole number from 0, not ${x}`;
  if (!Number.isFinite(T) || !(tx >= 0 && tx <= T)) return `0 <= tx <= T does not hold for tx ${tx}, T ${T}`;
  if (x > 0 !== tx > 0) return `tx ${tx} does not fit x ${x}`;
  if (!Number.isFinite(m) || m < 0) return `m must be an amount from 0, not ${m}`;
  return null;
}

/** The customers, once they are known to count time as the model does. */
export function customersIn(per: TimeUnit, histories: CustomerHistories): readonly CustomerHistory[] {
  requireSameUnit(per, histories.per, 'the customer history');
  return histories.customers;
}
