import { intervalOf, z95, type ConfidenceInterval } from './interval.ts';

/**
 * Interval of Pearson's correlation over n pairs by Fisher's transformation (1921). Null under four pairs, where the
 * transformation has no spread to give, and for pairs on one line.
 */
export function correlationInterval(correlation: number, n: number): ConfidenceInterval | null {
  if (n < 4 || Math.abs(correlation) >= 1) return null;
  const centre = Math.atanh(correlation);
  const half = z95 / Math.sqrt(n - 3);
  return intervalOf('fisher-z', Math.tanh(centre - half), Math.tanh(centre + half), -1, 1);
}
