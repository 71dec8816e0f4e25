import type { CustomerHistory } from '../customer-history.ts';
import { daysPer, type TimeUnit } from '../time-unit.ts';

/**
 * Customers by how they bought up to a day and after it: customers who are alike share a row. Times in days; a day is
 * a count of days since 1970-01-01. The columns are equally long, and may be typed arrays: cheap to post to a thread.
 */
export interface PurchaseTable {
  /** Repeat purchase days up to the end of the calibration. */
  x: ArrayLike<number>;
  /** First to last purchase, and first purchase to the end of the calibration. */
  tx: ArrayLike<number>;
  T: ArrayLike<number>;
  /** Mean amount of the repeat purchase days; 0 for x = 0. */
  m: ArrayLike<number>;
  /** Purchase days after the calibration. */
  holdout: ArrayLike<number>;
  /** Customers that the row stands for. */
  count: ArrayLike<number>;
  customers: number;
  calibrationEnd: number;
  /** The last day that was looked at; `calibrationEnd` when there is no holdout. */
  holdoutEnd: number;
  /** Median days between two consecutive purchase days up to the end of the calibration. */
  medianGap: number | null;
  /** Repeat purchase days of these customers by day, calibration and holdout. */
  repeats: readonly (readonly [day: number, times: number])[];
  /** What they spent up to the end of the calibration. */
  spend: number;
  currencies: readonly string[];
}

/** A row of the table in another unit of time. */
export interface PurchaseRow extends CustomerHistory {
  holdout: number;
  count: number;
}

/** The rows with their times in `unit`. They have no customer's name: a row may be of many. */
export function rowsIn(table: PurchaseTable, unit: TimeUnit): PurchaseRow[] {
  const { x, tx, T, m, holdout, count } = table;
  const days = daysPer(unit);
  return Array.from(x, (repeats, row) => ({
    customer: '',
    x: repeats,
    tx: (tx[row] ?? 0) / days,
    T: (T[row] ?? 0) / days,
    m: m[row] ?? 0,
    holdout: holdout[row] ?? 0,
    count: count[row] ?? 0,
  }));
}

/** One entry for each customer, alike ones being the same object: what a likelihood wants, at a pointer each. */
export function eachCustomer(rows: readonly PurchaseRow[]): PurchaseRow[] {
  return rows.flatMap((row) => (row.count === 1 ? row : Array.from({ length: row.count }, () => row)));
}
