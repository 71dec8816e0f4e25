import { intervalOf } from '../../statistics/interval.ts';
import type { Measure } from '../metric.ts';

interface QuantileCell {
  quantile: number | null;
  low: number | null;
  high: number | null;
}

/** A quantile of `n` durations between the order statistics that bound it. */
export function quantileMeasure({ quantile, low, high }: QuantileCell, n: number): Measure {
  const bounded = low !== null && high !== null;
  return { value: quantile, n, interval: bounded ? intervalOf('order-statistics', low, high) : null };
}
