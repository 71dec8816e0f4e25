import { expectedCumulativePurchases, expectedFuturePurchases } from './bg-nbd/expected-purchases.ts';
import type { BgNbdParams } from './bg-nbd/params.ts';
import { purchaseCountDistribution } from './bg-nbd/purchase-count.ts';
import { ModelInputError } from './model-error.ts';
import { mergeOccasions, summarisePurchases, type Occasions, type Purchase } from './purchase-history.ts';
import { daysPer, type TimeUnit } from './time-unit.ts';

/** Two days that cut a purchase history in three: fitted, foretold, and not looked at. */
export interface HoldoutSplit {
  /** Last day of the calibration. */
  calibrationEnd: number;
  /** Last day of the holdout. */
  holdoutEnd: number;
}

/** How well a model foretold what it was not shown. */
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

function histogramOf<U extends TimeUnit>(
  params: BgNbdParams<U>,
  customers: readonly { x: number; T: number }[],
): BackTest['histogram'] {
  const actual = Array.from({ length: openBin + 1 }, () => 0);
  const expected = [...actual];
  const observed = new Map<number, number>();
  for (const { x, T } of customers) {
    const bin = Math.min(x, openBin);
    actual[bin] = (actual[bin] ?? 0) + 1;
    observed.set(T, (observed.get(T) ?? 0) + 1);
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

function trackingOf<U extends TimeUnit>(
  params: BgNbdParams<U>,
  merged: readonly Occasions[],
  holdoutEnd: number,
): BackTest<U>['tracking'] {
  const unit = params.per;
  const firsts = merged.map(({ occasions }) => occasions[0]?.day ?? holdoutEnd);
  const origin = firsts.reduce((earliest, day) => Math.min(earliest, day), holdoutEnd);
  const since = (day: number): number => (day - origin) / daysPer(unit);
  const repeats = merged.flatMap(({ occasions }) => occasions.slice(1).map(({ day }) => since(day)));
  const whole = since(holdoutEnd);
  const ends = Array.from({ length: Math.ceil(whole) }, (_, index) => Math.min(index + 1, whole));
  const expected = expectedCumulativePurchases(
    params,
    firsts.map(since),
    ends.map((length) => ({ length, unit })),
  );
  return ends.map((until, index) => ({
    until,
    unit,
    actual: repeats.filter((time) => time <= until).length,
    expected: expected[index] ?? 0,
  }));
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
    tracking: trackingOf(params, merged, holdoutEnd),
  };
}
