import { intervalOf, z95, type ConfidenceInterval } from './interval.ts';

/**
 * Wilson's score interval of a share, both bounds within 0..1. Wilson (1927).
 * `successes` may be fractional (a weighted or rescaled count) but not outside 0..n; null without trials.
 */
export function wilsonInterval(successes: number, n: number): ConfidenceInterval | null {
  if (n <= 0) return null;
  const share = successes / n;
  const z2 = z95 * z95;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return intervalOf('wilson', Math.min(centre - half, share), Math.max(centre + half, share), 0, 1);
}
