export type Band = 'good' | 'watch' | 'bad';

export interface Target {
  higherIsBetter: boolean;
  good: number;
  bad: number;
}

const hour = 3600;

/**
 * Starting targets, on unrounded values: CSAT as vendors suggest (over 80, under 55), the rest by the same
 * habit. A metric that is not here has no target, and its tile stays neutral.
 */
const targets: Record<string, Target> = {
  nps: { higherIsBetter: true, good: 30, bad: 0 },
  csat: { higherIsBetter: true, good: 80, bad: 55 },
  ces_easy: { higherIsBetter: true, good: 80, bad: 55 },
  freshness: { higherIsBetter: false, good: 60, bad: 600 },
  'first_response_time:median': { higherIsBetter: false, good: hour, bad: 4 * hour },
  'first_response_time:p90': { higherIsBetter: false, good: 4 * hour, bad: 24 * hour },
  'first_response_time:share_within': { higherIsBetter: true, good: 80, bad: 55 },
};

/** `stat` tells the forms of one metric apart, e.g. the median and the p90 of first response time. */
export function targetOf(metric: string, stat?: unknown): Target | undefined {
  return targets[typeof stat === 'string' ? `${metric}:${stat}` : metric];
}

/** Better than `good` is good, worse than `bad` is bad, both limits themselves are watch. */
export function bandOf(value: number, target: Target | undefined): Band | undefined {
  if (!target) return undefined;
  const sign = target.higherIsBetter ? 1 : -1;
  if (sign * value > sign * target.good) return 'good';
  return sign * value < sign * target.bad ? 'bad' : 'watch';
}
