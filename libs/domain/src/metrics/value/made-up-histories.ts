import type { PurchaseTable } from '../../models/purchase-table/purchase-table.ts';

/** x, tx, T in days, mean repeat amount, customers: shaped like a shop of two years, checked against SciPy. */
const rows: readonly (readonly [x: number, tx: number, T: number, m: number, count: number])[] = [
  [0, 0, 272, 0, 200],
  [0, 0, 230, 0, 150],
  [1, 40, 272, 22, 60],
  [1, 180, 230, 35, 40],
  [2, 60, 230, 28, 30],
  [2, 200, 272, 41, 40],
  [3, 120, 272, 18, 20],
  [4, 220, 230, 55, 20],
  [6, 250, 272, 33, 20],
  [9, 260, 272, 47, 12],
  [15, 225, 230, 26, 8],
];

/** Purchase histories for worked examples; `share` of each row's customers, rounded. */
export function madeUpHistories(share = 1): PurchaseTable {
  const counts = rows.map(([, , , , count]) => Math.round(count * share));
  const customers = counts.reduce((sum, count) => sum + count, 0);
  return {
    x: rows.map(([x]) => x),
    tx: rows.map(([, tx]) => tx),
    T: rows.map(([, , T]) => T),
    m: rows.map(([, , , m]) => m),
    holdout: rows.map(() => 0),
    count: counts,
    customers,
    calibrationEnd: 10_000,
    holdoutEnd: 10_000,
    medianGap: 30,
    repeats: [],
    spend: 0,
    currencies: customers > 0 ? ['USD'] : [],
  };
}
