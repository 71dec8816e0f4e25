import type { Dimension, Interval, MetricQueryInput } from '@pulso/contract';
import { ranges, type RangeName } from '../../time/range.ts';
import { stepEndMs } from '../../time/step-end.ts';

export interface ExplorerChoice {
  metric: string;
  range: RangeName;
  interval: Interval;
  groupBy: Dimension | undefined;
  stat: string | undefined;
}

/** More points than this are a smear on any screen, and the api refuses far more. */
const maxPoints = 750;
const stepSeconds: Partial<Record<Interval, number>> = {
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 7 * 86_400,
};
const offered = ['minute', 'hour', 'day', 'week'] as const;

/** The steps that give a range at least two points and no smear. */
export function intervalsOf(range: RangeName): Interval[] {
  return offered.filter((interval) => {
    const points = ranges[range].lastSeconds / (stepSeconds[interval] ?? Infinity);
    return points >= 2 && points <= maxPoints;
  });
}

/** The step asked for if the range allows it, else the range's own. */
export function intervalFor(range: RangeName, asked: unknown): Interval {
  return intervalsOf(range).find((interval) => interval === asked) ?? ranges[range].interval;
}

/** The window ends with the running step, so that every point but the newest is whole. */
export function explorerQuery(choice: ExplorerChoice, nowMs: number, tz: string): MetricQueryInput {
  const to = stepEndMs(choice.interval, nowMs, tz);
  return {
    metric: choice.metric,
    tz,
    from: new Date(to - ranges[choice.range].lastSeconds * 1000).toISOString(),
    to: new Date(to).toISOString(),
    interval: choice.interval,
    ...(choice.groupBy ? { groupBy: choice.groupBy } : {}),
    ...(choice.stat ? { params: { stat: choice.stat } } : {}),
  };
}
