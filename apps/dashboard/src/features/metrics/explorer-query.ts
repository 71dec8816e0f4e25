import type { ComparisonQueryInput, Dimension, Interval, MetricQueryInput } from '@pulso/contract';
import { ranges, type RangeName } from '../../time/range.ts';
import { dayStartMs, stepEndMs } from '../../time/step-end.ts';

export type Params = Record<string, string | number | boolean>;

/** A range that ends now, or two days of the workspace's calendar, both included. */
export type ExplorerSpan = { range: RangeName } | { range: 'custom'; from: string; to: string };

export interface ExplorerChoice {
  metric: string;
  span: ExplorerSpan;
  interval: Interval;
  groupBy: Dimension | undefined;
  params: Params;
}

/** More points than this are a smear on any screen, and the api refuses far more. */
const maxPoints = 750;
/** As many as draw a line that is still read point by point. */
const readablePoints = 62;
const day = 86_400;
const stepSeconds: Record<Interval, number> = {
  minute: 60,
  hour: 3600,
  day,
  week: 7 * day,
  month: 30 * day,
  quarter: 91 * day,
  year: 365 * day,
};
const offered = Object.keys(stepSeconds) as Interval[];
const dayMs = day * 1000;

function secondsOf(span: ExplorerSpan): number {
  if (span.range !== 'custom') return ranges[span.range].lastSeconds;
  const between = (Date.parse(span.to) - Date.parse(span.from)) / 1000;
  return between + day;
}

/** The steps that give a range at least two points and no smear. */
export function intervalsOf(span: ExplorerSpan): Interval[] {
  const fitting = offered.filter((interval) => {
    const points = secondsOf(span) / stepSeconds[interval];
    return points >= 2 && points <= maxPoints;
  });
  return fitting.length > 0 ? fitting : ['hour'];
}

/** The step asked for if the range allows it, else the range's own. */
export function intervalFor(span: ExplorerSpan, asked: unknown): Interval {
  const fitting = intervalsOf(span);
  const own =
    span.range === 'custom'
      ? fitting.find((interval) => secondsOf(span) / stepSeconds[interval] <= readablePoints)
      : ranges[span.range].interval;
  return fitting.find((interval) => interval === asked) ?? own ?? fitting.at(-1) ?? 'day';
}

/** A range ends with the running step, so that every point but the newest is whole. */
function windowOf(
  { span, interval }: ExplorerChoice,
  nowMs: number,
  tz: string,
): { from: number; to: number } {
  if (span.range === 'custom')
    return { from: dayStartMs(span.from, tz), to: dayStartMs(dayAfter(span.to), tz) };
  const to = stepEndMs(interval, nowMs, tz);
  return { from: to - ranges[span.range].lastSeconds * 1000, to };
}

const dayAfter = (day: string) => new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
const iso = (ms: number) => new Date(ms).toISOString();

/** Metrics that are drawn by groups of their own, for the whole period: points over time would only cost. */
const timeless = new Set([
  'stage_conversion',
  'channel_transitions',
  'cohort_retention',
  'driver_importance',
]);

export function explorerQuery(choice: ExplorerChoice, nowMs: number, tz: string): MetricQueryInput {
  const { from, to } = windowOf(choice, nowMs, tz);
  return {
    metric: choice.metric,
    tz,
    from: iso(from),
    to: iso(to),
    ...(timeless.has(choice.metric) ? {} : { interval: choice.interval }),
    ...(choice.groupBy ? { groupBy: choice.groupBy } : {}),
    params: choice.params,
  };
}

/** The same window against the one before it, as long; the api cuts both where this one still runs. */
export function comparisonQueryOf(choice: ExplorerChoice, nowMs: number, tz: string): ComparisonQueryInput {
  const { from, to } = windowOf(choice, nowMs, tz);
  return {
    metric: choice.metric,
    tz,
    params: choice.params,
    now: { from: iso(from), to: iso(to) },
    before: { from: iso(from - (to - from)), to: iso(from) },
    ...(choice.groupBy ? { by: choice.groupBy } : {}),
  };
}
