import { logBeta } from '../special/log-beta.ts';
import type { GammaGammaNumbers } from './params.ts';

// Taken out of the global object once: these run millions of times in a fit.
const { log, log1p } = Math;

/** Customers with the same x: the distinct mean amounts m > 0 of their repeat purchases, ascending, and how many have each. */
export interface SpendGroup {
  x: number;
  means: number[];
  counts: number[];
  /** Σ ln m, which no parameter changes. */
  logs: number;
  n: number;
}

/** Spenders grouped by x, whatever their order. */
export function groupSpend(spenders: readonly { x: number; m: number }[]): SpendGroup[] {
  const byX = new Map<number, Map<number, number>>();
  for (const { x, m } of spenders) {
    const counts = byX.get(x) ?? new Map<number, number>();
    byX.set(x, counts);
    counts.set(m, (counts.get(m) ?? 0) + 1);
  }
  return [...byX]
    .sort(([a], [b]) => a - b)
    .map(([x, counts]) =>
      spendGroupOf(
        x,
        [...counts].sort(([a], [b]) => a - b),
      ),
    );
}

function spendGroupOf(x: number, sorted: readonly (readonly [mean: number, count: number])[]): SpendGroup {
  return {
    x,
    means: sorted.map(([m]) => m),
    counts: sorted.map(([, count]) => count),
    logs: sorted.reduce((sum, [m, count]) => sum + count * log(m), 0),
    n: sorted.reduce((sum, [, count]) => sum + count, 0),
  };
}

/** Every so-manieth mean of each x, so that at most some `most` are left. */
export function thinOutSpend(groups: readonly SpendGroup[], most: number): SpendGroup[] {
  const every = Math.ceil(distinctMeans(groups) / most);
  return groups.map(({ x, means, counts }) => {
    const pairs = means.map((mean, index) => [mean, counts[index] ?? 0] as const);
    return spendGroupOf(
      x,
      pairs.filter((_pair, index) => index % every === 0),
    );
  });
}

export const distinctMeans = (groups: readonly SpendGroup[]): number =>
  groups.reduce((sum, { means }) => sum + means.length, 0);

/**
 * Log-likelihood of the Gamma-Gamma model (Fader & Hardie 2013, eq. 1a): ln of
 * (xm)^(px) v^q / ((xm+v)^(px+q) m B(px, q)), with every power of a ratio as a log1p.
 */
export function gammaGammaLogLikelihood(
  { p, q, v }: GammaGammaNumbers,
  groups: readonly SpendGroup[],
): number {
  let total = 0;
  for (const { x, means, counts, logs, n } of groups) {
    let sum = -n * logBeta(p * x, q) - logs;
    for (let row = 0; row < means.length; row += 1) {
      const spent = x * (means[row] ?? 0);
      sum -= (counts[row] ?? 0) * (q * log1p(spent / v) + p * x * log1p(v / spent));
    }
    total += sum;
  }
  return total;
}
