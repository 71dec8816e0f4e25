import type { Comparison } from '@pulso/contract';

/** Share of the scale kept free on both sides. */
const margin = 8;

/** A difference, its interval and zero on one scale, in per cent; undefined without an interval. */
export function differenceScale({
  value,
  interval,
}: Comparison['difference']): { zero: number; value: number; low: number; high: number } | undefined {
  if (value === null || !interval) return undefined;
  const low = Math.min(0, value, interval.low);
  const span = Math.max(0, value, interval.high) - low || 1;
  const place = (at: number) => margin + ((100 - 2 * margin) * (at - low)) / span;
  return { zero: place(0), value: place(value), low: place(interval.low), high: place(interval.high) };
}
