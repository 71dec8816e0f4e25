import { z95 } from './interval.ts';

/**
 * Quantile of ascending values by linear interpolation: Hyndman & Fan type 7, as numpy `linear`, Postgres
 * `percentile_cont` and ClickHouse `quantileExactInclusive`. Null for no values.
 */
export function quantile(ascending: readonly number[], level: number): number | null {
  const position = (ascending.length - 1) * level;
  const below = ascending[Math.floor(position)];
  const above = ascending[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}

/**
 * Ranks (from 1) of the order statistics that bound a quantile with 95 % confidence, whatever the distribution:
 * the normal approximation to the binomial count below the quantile (Conover 1999, section 3.2).
 * Cut to 1..n, where the sample has no further value to give.
 */
export function quantileRanks(n: number, level: number): { low: number; high: number } {
  const half = z95 * Math.sqrt(n * level * (1 - level));
  return {
    low: Math.max(1, Math.floor(n * level - half)),
    high: Math.min(n, Math.ceil(n * level + half) + 1),
  };
}
