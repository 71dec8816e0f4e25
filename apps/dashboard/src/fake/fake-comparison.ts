import type { Comparison, ComparisonQueryInput, MetricValue } from '@pulso/contract';
import { fakeAnswer, type FakeAsk } from './fake-answer.ts';

/** What changed between two periods of the fake world; its groups share the difference by their answers. */
export function fakeComparison(query: ComparisonQueryInput, scene: Omit<FakeAsk, 'query'>): Comparison {
  const { metric, tz, params, by } = query;
  const answerOf = ({ from, to }: ComparisonQueryInput['now']) =>
    fakeAnswer({ query: { metric, tz, params, from, to, ...(by ? { groupBy: by } : {}) }, ...scene });
  const [now, before] = [answerOf(query.now), answerOf(query.before)];
  const difference = differenceOf(now.total, before.total);
  const told = { metric, unit: now.total.unit, now: now.total, before: before.total, difference };
  if (!by || difference.value === null) return told;
  const sum = (values: MetricValue[]) => values.reduce((all, { n }) => all + n, 0) || 1;
  const [nowN, beforeN] = [now, before].map(({ series }) => sum(series.map(({ total }) => total)));
  const contributors = now.series
    .map(({ group, total }, at) => {
      const earlier = before.series[at]?.total ?? total;
      const change = differenceOf(total, earlier);
      const rate = ((change.value ?? 0) * earlier.n) / (beforeN ?? 1);
      const mix = ((total.n / (nowN ?? 1) - earlier.n / (beforeN ?? 1)) * (total.value ?? 0)) / 4;
      return { group, now: total, before: earlier, rate, mix, total: rate + mix, verdict: change.verdict };
    })
    .sort((one, other) => Math.abs(other.total) - Math.abs(one.total));
  const shown = contributors.reduce((all, { total }) => all + total, 0);
  return { ...told, contributors, rest: difference.value - shown };
}

function differenceOf(now: MetricValue, before: MetricValue): Comparison['difference'] {
  if (now.value === null || before.value === null)
    return { value: null, relative: null, interval: null, verdict: 'too_few' };
  const value = now.value - before.value;
  const relative = before.value === 0 ? null : value / Math.abs(before.value);
  if (!now.interval || !before.interval) return { value, relative, interval: null, verdict: 'too_few' };
  const half = Math.hypot(now.interval.high - now.interval.low, before.interval.high - before.interval.low);
  const interval = { low: value - half / 2, high: value + half / 2, level: 0.95, method: 'square-and-add' };
  const moved = interval.low > 0 || interval.high < 0;
  return { value, relative, interval, verdict: moved ? 'moved' : 'could_be_noise' };
}
