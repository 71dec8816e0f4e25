import { logBeta } from '../special/log-beta.ts';
import type { GammaGammaNumbers } from './params.ts';

// Taken out of the global object once: these run millions of times in a fit.
const { log, log1p } = Math;

/** Customers with the same x: the mean amounts m > 0 of their repeat purchases, ascending. */
export interface SpendGroup {
  x: number;
  means: number[];
}

/** Spenders grouped by x, whatever their order. */
export function groupSpend(spenders: readonly { x: number; m: number }[]): SpendGroup[] {
  const byX = new Map<number, number[]>();
  for (const { x, m } of spenders) {
    const means = byX.get(x);
    if (means) means.push(m);
    else byX.set(x, [m]);
  }
  return [...byX].sort(([a], [b]) => a - b).map(([x, means]) => ({ x, means: means.sort((a, b) => a - b) }));
}

/**
 * Log-likelihood of the Gamma-Gamma model (Fader & Hardie 2013, eq. 1a): ln of
 * (xm)^(px) v^q / ((xm+v)^(px+q) m B(px, q)), with every power of a ratio as a log1p.
 */
export function gammaGammaLogLikelihood(
  { p, q, v }: GammaGammaNumbers,
  groups: readonly SpendGroup[],
): number {
  let total = 0;
  for (const { x, means } of groups) {
    let sum = -means.length * logBeta(p * x, q);
    for (const m of means) sum -= q * log1p((x * m) / v) + p * x * log1p(v / (x * m)) + log(m);
    total += sum;
  }
  return total;
}
