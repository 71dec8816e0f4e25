import { expectedFuturePurchases } from '../bg-nbd/expected-purchases.ts';
import type { BgNbdParams } from '../bg-nbd/params.ts';
import { histogramOf, trackingOf, type BackTest } from '../holdout.ts';
import { daysPer } from '../time-unit.ts';
import { rowsIn, type PurchaseTable } from './purchase-table.ts';

/** As `backTest`, from a table; null when it has no holdout or nobody in it. */
export function backTestTable(params: BgNbdParams, table: PurchaseTable): BackTest | null {
  const { calibrationEnd, holdoutEnd, repeats, customers } = table;
  if (holdoutEnd <= calibrationEnd || customers === 0) return null;
  const unit = params.per;
  const rows = rowsIn(table, unit);
  const span = { length: (holdoutEnd - calibrationEnd) / daysPer(unit), unit };
  const expected = expectedFuturePurchases(params, { per: unit, customers: rows, medianGap: null }, span);
  const sumRows = (of: (row: number) => number): number =>
    rows.reduce((sum, { count }, row) => sum + count * of(row), 0);
  const [actualOf, expectedOf] = [
    (row: number) => rows[row]?.holdout ?? 0,
    (row: number) => expected[row] ?? 0,
  ];
  const firsts = rows.map(({ T, count }) => [calibrationEnd - Math.round(T * daysPer(unit)), count] as const);
  return {
    customers,
    actualTotal: sumRows(actualOf),
    expectedTotal: sumRows(expectedOf),
    meanAbsoluteError: sumRows((row) => Math.abs(expectedOf(row) - actualOf(row))) / customers,
    histogram: histogramOf(params, rows),
    tracking: trackingOf(params, { firsts: sumByDay(firsts), repeats }, holdoutEnd),
  };
}

function sumByDay(days: readonly (readonly [number, number])[]): [number, number][] {
  const sums = new Map<number, number>();
  for (const [day, count] of days) sums.set(day, (sums.get(day) ?? 0) + count);
  return [...sums];
}
