import { expectedCumulativePurchases, expectedFuturePurchases } from './bg-nbd/expected-purchases.ts';
import type { BgNbdParams } from './bg-nbd/params.ts';
import { purchaseCountDistribution } from './bg-nbd/purchase-count.ts';
import { ModelInputError } from './model-error.ts';
import { mergeOccasions, summarisePurchases, type Occasions, type Purchase } from './purchase-history.ts';
import { daysPer, type TimeUnit } from './time-unit.ts';

/** Two days that cut a purchase history in three: fitted, predicted, and not looked at. */
export interface HoldoutSplit {
  /** Last day of the calibration. */
  calibrationEnd: number;
  /** Last day of the holdout. */
  holdoutEnd: number;
}

/** How well a model predicted what it was not shown. */
export interface BackTest<U extends TimeUnit = TimeUnit> {
  customers: number;
  /** Purchase occasions of the holdout, by customers of the calibration. */
  actualTotal: number;
  expectedTotal: number;
  /** Mean |expected − actual| per customer, in occasions. */
  meanAbsoluteError: number;
  /** Customers by repeat purchases in the calibration: 0, 1, … 6, 7 or more. */
  histogram: { actual: number[]; expected: number[] };
  /** Repeat purchases since the first customer came, up to the end of each unit; the last may be cut short. */
  tracking: { until: number; unit: U; actual: number; expected: number }[];
}

const openBin = 7;

/** Customers by repeats in the calibration, as they are and as the model has them; `count` of each row stand alike. */
export function histogramOf<U extends TimeUnit>(
  params: BgNbdParams<U>,
  customers: readonly { x: number; T: number; count?: number }[],
): BackTest['histogram'] {
  const actual = Array.from({ length: openBin + 1 }, () => 0);
  const expected = [...actual];
  const observed = new Map<number, number>();
  for (const { x, T, count = 1 } of customers) {
    const bin = Math.min(x, openBin);
    actual[bin] = (actual[bin] ?? 0) + count;
    observed.set(T, (observed.get(T) ?? 0) + count);
  }
  for (const [T, count] of observed)
    for (const [bin, chance] of purchaseCountDistribution(
      params,
      { length: T, unit: params.per },
      openBin,
    ).entries())
      expected[bin] = (expected[bin] ?? 0) + count * chance;
  return { actual, expected };
}

type DayCounts = readonly (readonly [day: number, count: number])[];

/** `firsts` and `repeats` count first and repeat purchases by day. */
export function trackingOf<U extends TimeUnit>(
  params: BgNbdParams<U>,
  { firsts, repeats }: { firsts: DayCounts; repeats: DayCounts },
  holdoutEnd: number,
): BackTest<U>['tracking'] {
  const unit = params.per;
  const origin = firsts.reduce((earliest, [day]) => Math.min(earliest, day), holdoutEnd);
  const since = (day: number): number => (day - origin) / daysPer(unit);
  const whole = since(holdoutEnd);
  const ends = Array.from({ length: Math.ceil(whole) }, (_, index) => Math.min(index + 1, whole));
  const expected = expectedCumulativePurchases(
    params,
    firsts.map(([day, count]) => [since(day), count] as const),
    ends.map((length) => ({ length, unit })),
  );
  return ends.map((until, index) => ({
    until,
    unit,
    actual: repeats.reduce((sum, [day, count]) => (since(day) <= until ? sum + count : sum), 0),
    expected: expected[index] ?? 0,
  }));
}

function dayCountsOf(merged: readonly Occasions[]): { firsts: DayCounts; repeats: DayCounts } {
  const count = (days: (of: Occasions) => readonly { day: number }[]): DayCounts => {
    const counts = new Map<number, number>();
    for (const one of merged) for (const { day } of days(one)) counts.set(day, (counts.get(day) ?? 0) + 1);
    return [...counts];
  };
  return {
    firsts: count(({ occasions }) => occasions.slice(0, 1)),
    repeats: count(({ occasions }) => occasions.slice(1)),
  };
}

/**
 * Puts a model that was fitted to the calibration beside the purchases of the holdout. Only customers who first
 * bought in the calibration take part. Throws `invalid_input` when the holdout is empty or nobody takes part.
 */
export function backTest<U extends TimeUnit>(
  params: BgNbdParams<U>,
  purchases: readonly Purchase[],
  { calibrationEnd, holdoutEnd }: HoldoutSplit,
): BackTest<U> {
  if (!(holdoutEnd > calibrationEnd))
    throw new ModelInputError('invalid_input', 'the holdout must end after the calibration');
  const unit = params.per;
  const histories = summarisePurchases(purchases, { unit, calibrationEnd });
  const merged = mergeOccasions(purchases.filter(({ day }) => day <= holdoutEnd)).filter(
    ({ occasions }) => (occasions[0]?.day ?? Infinity) <= calibrationEnd,
  );
  if (merged.length === 0) throw new ModelInputError('invalid_input', 'nobody bought in the calibration');
  const span = { length: (holdoutEnd - calibrationEnd) / daysPer(unit), unit };
  const expected = expectedFuturePurchases(params, histories, span);
  const actual = merged.map(({ occasions }) => occasions.filter(({ day }) => day > calibrationEnd).length);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    customers: merged.length,
    actualTotal: sum(actual),
    expectedTotal: sum(expected),
    meanAbsoluteError:
      sum(expected.map((value, index) => Math.abs(value - (actual[index] ?? 0)))) / merged.length,
    histogram: histogramOf(params, histories.customers),
    tracking: trackingOf(params, dayCountsOf(merged), holdoutEnd),
  };
}
