import { quantile } from '../statistics/quantile.ts';
import type { CustomerHistories, CustomerHistory } from './customer-history.ts';
import { ModelInputError } from './model-error.ts';
import { daysPer, type TimeUnit } from './time-unit.ts';

/** A purchase, or all of a customer's purchases of one day: purchases of the same day are one occasion. */
export interface Purchase {
  customer: string;
  /** Calendar day as a count of days, e.g. since 1970-01-01, in the time zone of the workspace. */
  day: number;
  /** In one currency; 0 is a purchase, a refund is not. */
  amount: number;
}

/** A customer's purchase days in order, with what was spent on each. */
export interface Occasions {
  customer: string;
  occasions: { day: number; amount: number }[];
}

/** Merges purchases into occasions: one per customer and day, amounts added. Customers in order of their key. */
export function mergeOccasions(purchases: Iterable<Purchase>): Occasions[] {
  const byCustomer = new Map<string, Map<number, number>>();
  for (const { customer, day, amount } of purchases) {
    if (!Number.isSafeInteger(day))
      throw new ModelInputError('invalid_input', `a day is a whole number, not ${day}`);
    if (!(amount >= 0) || !Number.isFinite(amount))
      throw new ModelInputError('invalid_input', `an amount is from 0, not ${amount}`);
    const days = byCustomer.get(customer) ?? new Map<number, number>();
    byCustomer.set(customer, days);
    days.set(day, (days.get(day) ?? 0) + amount);
  }
  return [...byCustomer]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([customer, days]) => ({
      customer,
      occasions: [...days].sort(([a], [b]) => a - b).map(([day, amount]) => ({ day, amount })),
    }));
}

function historyOf(
  { customer, occasions }: Occasions,
  calibrationEnd: number,
  unitDays: number,
): CustomerHistory | null {
  const [first, ...repeats] = occasions.filter(({ day }) => day <= calibrationEnd);
  if (!first) return null;
  const x = repeats.length;
  const last = repeats.at(-1) ?? first;
  return {
    customer,
    x,
    tx: (last.day - first.day) / unitDays,
    T: (calibrationEnd - first.day) / unitDays,
    m: x > 0 ? repeats.reduce((sum, { amount }) => sum + amount, 0) / x : 0,
  };
}

/** Days between consecutive purchase days of the same customer, up to a day, ascending. */
function gapsUntil(merged: readonly Occasions[], calibrationEnd: number): number[] {
  return merged
    .flatMap(({ occasions }) => {
      const days = occasions.map(({ day }) => day).filter((day) => day <= calibrationEnd);
      return days.slice(1).map((day, index) => day - (days[index] ?? day));
    })
    .sort((a, b) => a - b);
}

/**
 * (x, tx, T, m) of every customer who first bought up to `calibrationEnd`, a day that is itself part of the
 * calibration. Times in `unit`; m is the mean of the repeat occasions, the first one left out.
 */
export function summarisePurchases<U extends TimeUnit>(
  purchases: Iterable<Purchase>,
  { unit, calibrationEnd }: { unit: U; calibrationEnd: number },
): CustomerHistories<U> {
  const merged = mergeOccasions(purchases);
  const unitDays = daysPer(unit);
  const median = quantile(gapsUntil(merged, calibrationEnd), 0.5);
  return {
    per: unit,
    customers: merged
      .map((customer) => historyOf(customer, calibrationEnd, unitDays))
      .filter((history) => history !== null),
    medianGap: median === null ? null : median / unitDays,
  };
}
