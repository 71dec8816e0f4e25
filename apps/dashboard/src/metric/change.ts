import type { Comparison, MetricValue } from '@pulso/contract';

/** The contract's verdicts, and `plain`, which makes no claim because nothing supports one. */
export type Verdict = Comparison['difference']['verdict'] | 'plain';

export interface Change {
  /** In the metric's unit, or in per cent of the earlier value when `relative`. */
  amount: number;
  relative: boolean;
  verdict: Verdict;
}

const fewAnswers = 30;
const z95 = 1.959964;

/** Scores and times differ by their unit; counts and money by a share of what they were. */
const absolute = new Set(['points', '%', 'score', 's', 'ratio']);

/** How a value differs from that of the period before; undefined when either is missing. */
export function changeOf(now: MetricValue, before: MetricValue): Change | undefined {
  if (now.value === null || before.value === null || now.unit !== before.unit) return undefined;
  const difference = now.value - before.value;
  const verdict = verdictOf(now, before, difference);
  if (absolute.has(now.unit)) return { amount: difference, relative: false, verdict };
  if (before.value === 0) return undefined;
  return { amount: (100 * difference) / Math.abs(before.value), relative: true, verdict };
}

/** METRICS.md M1: z = difference over the root of the summed squared standard errors, here from the intervals. */
function verdictOf(now: MetricValue, before: MetricValue, difference: number): Verdict {
  if (Math.min(now.n, before.n) < fewAnswers) return 'too_few';
  const error = standardError(now);
  const errorBefore = standardError(before);
  if (error === undefined || errorBefore === undefined) return 'plain';
  return Math.abs(difference) > z95 * Math.hypot(error, errorBefore) ? 'moved' : 'could_be_noise';
}

function standardError({ interval }: MetricValue): number | undefined {
  if (!interval || Math.abs(interval.level - 0.95) > 0.001) return undefined;
  return (interval.high - interval.low) / 2 / z95;
}
