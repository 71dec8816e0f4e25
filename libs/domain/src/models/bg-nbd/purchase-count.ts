import { lengthIn, type Span, type TimeUnit } from '../time-unit.ts';
import type { BgNbdNumbers, BgNbdParams } from './params.ts';

/** P(X(t) = 0 … most), unchecked. */
function chances({ r, alpha, a, b }: BgNbdNumbers, t: number, most: number): number[] {
  const z = t / (alpha + t);
  let chance = Math.exp(-r * Math.log1p(t / alpha));
  let fewer = chance;
  let survived = 1;
  const result = [chance];
  for (let x = 1; x <= most; x += 1) {
    chance *= (z * (r + x - 1)) / x;
    const gone = (survived * a) / (a + b + x - 1);
    survived *= (b + x - 1) / (a + b + x - 1);
    result.push(survived * chance + gone * Math.max(0, 1 - fewer));
    fewer += chance;
  }
  return result;
}

/**
 * P(X(t) = x) for x = 0 … most − 1 and, last, P(X(t) ≥ most): repeat purchases of a new customer within a span
 * (Fader, Hardie & Lee 2005, eq. 8). Sums to 1.
 */
export function purchaseCountDistribution<U extends TimeUnit>(
  params: BgNbdParams<U>,
  span: Span<NoInfer<U>>,
  most: number,
): number[] {
  const below = chances(params, lengthIn(params.per, span, 'the span'), most - 1);
  return [...below, Math.max(0, 1 - below.reduce((sum, chance) => sum + chance, 0))];
}
