import type { CustomerHistory } from '../customer-history.ts';

/** Customers with the same x, in the order of T and tx: the likelihood shares what depends on x alone. */
export interface PurchaseGroup {
  x: number;
  rows: { tx: number; T: number; count: number }[];
}

/** Distinct (x, tx, T) with counts, ascending, whatever the order of the customers. */
export function compress(customers: readonly CustomerHistory[]): PurchaseGroup[] {
  const byX = new Map<number, Map<string, PurchaseGroup['rows'][number]>>();
  for (const { x, tx, T } of customers) {
    const rows = byX.get(x) ?? new Map<string, PurchaseGroup['rows'][number]>();
    byX.set(x, rows);
    const row = rows.get(`${tx}|${T}`);
    if (row) row.count += 1;
    else rows.set(`${tx}|${T}`, { tx, T, count: 1 });
  }
  return [...byX]
    .sort(([a], [b]) => a - b)
    .map(([x, rows]) => ({ x, rows: [...rows.values()].sort((a, b) => a.T - b.T || a.tx - b.tx) }));
}

/** Every so-manieth row of each x, so that at most some `most` are left: in their order, T and tx stay spread out. */
export function thinOut(groups: readonly PurchaseGroup[], most: number): PurchaseGroup[] {
  const every = Math.ceil(groups.reduce((sum, { rows }) => sum + rows.length, 0) / most);
  return groups.map(({ x, rows }) => ({ x, rows: rows.filter((_row, index) => index % every === 0) }));
}
