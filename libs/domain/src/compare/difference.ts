import { intervalOf, type ConfidenceInterval } from '../statistics/interval.ts';
import { poissonInterval } from '../statistics/count.ts';

/** One side of a comparison, as the common contract gives it. */
export interface Estimate {
  value: number | null;
  n: number;
  interval: ConfidenceInterval | null;
  /** Unit of the value; a count without an interval is taken for a Poisson one. */
  unit: string;
}

/**
 * - `moved`: the interval of the difference leaves zero out.
 * - `could_be_noise`: it does not.
 * - `too_few`: one side has no value, fewer observations than its metric asks for, or no interval at all.
 */
export type Verdict = 'moved' | 'could_be_noise' | 'too_few';

export interface Difference {
  /** `now` − `before`, in the unit of the values; null when either has none. */
  value: number | null;
  /** The difference as a share of `before`; null when that is 0 or missing. */
  relative: number | null;
  interval: ConfidenceInterval | null;
  verdict: Verdict;
}

/** What two independent samples can tell of a change between them. `minimumN` is the metric's own. */
export function differenceOf(now: Estimate, before: Estimate, minimumN: number): Difference {
  if (now.value === null || before.value === null)
    return { value: null, relative: null, interval: null, verdict: 'too_few' };
  const value = now.value - before.value;
  const relative = before.value === 0 ? null : value / Math.abs(before.value);
  const interval = differenceInterval(now, before);
  const few = Math.min(now.n, before.n) < minimumN || interval === null;
  const excludesZero = interval !== null && (interval.low > 0 || interval.high < 0);
  return { value, relative, interval, verdict: few ? 'too_few' : excludesZero ? 'moved' : 'could_be_noise' };
}

/**
 * Interval of a difference from the intervals of its two sides, whatever they estimate: the square-and-add rule of
 * Zou & Donner (2008), which for two shares is Newcombe's (1998). Null when a side has no interval.
 */
function differenceInterval(now: Estimate, before: Estimate): ConfidenceInterval | null {
  const [one, other] = [boundsOf(now), boundsOf(before)];
  if (one === null || other === null) return null;
  const value = one.value - other.value;
  return intervalOf(
    'square-and-add',
    value - Math.hypot(one.value - one.low, other.high - other.value),
    value + Math.hypot(one.high - one.value, other.value - other.low),
  );
}

/** The bounds, widened to the value itself where an adjusted interval is centred elsewhere. */
function boundsOf({ value, interval, unit }: Estimate): { value: number; low: number; high: number } | null {
  if (value === null) return null;
  const own = interval ?? (unit === 'count' && value >= 0 ? poissonInterval(Math.round(value)) : null);
  return own && { value, low: Math.min(value, own.low), high: Math.max(value, own.high) };
}
