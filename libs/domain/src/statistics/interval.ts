/** Two-sided normal quantile of the one level in use, 95 %. */
export const z95 = 1.959963984540054;
const confidenceLevel = 0.95;

/** A 95 % interval around a value, in the value's own unit. `method` names the formula. */
export interface ConfidenceInterval {
  low: number;
  high: number;
  level: number;
  method: string;
}

/** Builds a 95 % interval, cut to the range that the quantity can take. */
export function intervalOf(
  method: string,
  low: number,
  high: number,
  min = -Infinity,
  max = Infinity,
): ConfidenceInterval {
  const clip = (bound: number): number => Math.min(max, Math.max(min, bound));
  return { low: clip(low), high: clip(high), level: confidenceLevel, method };
}

/** The same interval in another unit, e.g. a share 0..1 as per cent with `factor` 100. */
export function scaleInterval(interval: ConfidenceInterval, factor: number): ConfidenceInterval {
  return { ...interval, low: interval.low * factor, high: interval.high * factor };
}
