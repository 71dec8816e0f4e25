import { intervalOf, type ConfidenceInterval } from './interval.ts';
import { wilsonInterval } from './proportion.ts';
import { student95 } from './student.ts';

/** What is enough to know about a sample for its mean: n, Σx and Σ(x − m)². */
export interface MeanSample {
  n: number;
  mean: number;
  /** Sum of squared deviations from the mean. */
  deviation2: number;
}

/** Mean and spread from counts by value, in two passes: no cancellation of large squares. */
export function sampleOfCounts(counts: Iterable<readonly [value: number, count: number]>): MeanSample | null {
  const rows = [...counts];
  const n = rows.reduce((sum, [, count]) => sum + count, 0);
  if (n <= 0) return null;
  const mean = rows.reduce((sum, [value, count]) => sum + value * count, 0) / n;
  return { n, mean, deviation2: rows.reduce((sum, [value, count]) => sum + count * (value - mean) ** 2, 0) };
}

/**
 * Student's t interval of a mean, in the unit of the values. Null for one value alone: nothing is known of its
 * spread. With a closed range [min, max] the interval is cut to it, and a sample without any spread falls back
 * to Wilson on the rescaled mean, which bounds the variance of whatever lies in the range: never "4 ± 0".
 */
export function meanInterval(
  sample: MeanSample,
  range?: { min: number; max: number },
): ConfidenceInterval | null {
  const { n, mean, deviation2 } = sample;
  if (range && (n < 2 || deviation2 === 0)) {
    const width = range.max - range.min;
    const rescaled = wilsonInterval(((mean - range.min) / width) * n, n);
    return (
      rescaled &&
      intervalOf('wilson-rescaled', range.min + rescaled.low * width, range.min + rescaled.high * width)
    );
  }
  if (n < 2) return null;
  const half = student95(n - 1) * Math.sqrt(deviation2 / (n - 1) / n);
  return intervalOf('student-t', mean - half, mean + half, range?.min, range?.max);
}
