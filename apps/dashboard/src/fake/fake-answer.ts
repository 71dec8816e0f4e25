import type { MetricAnswer, MetricQueryInput, MetricValue } from '@pulso/contract';
import { fakeReference } from './fake-evidence.ts';
import { fakeGroups, fakeMetrics, type FakeMetric } from './fake-metrics.ts';
import { chance } from './random.ts';

const hourMs = 3_600_000;
const stepMs: Record<string, number> = { minute: 60_000, hour: hourMs, day: 24 * hourMs, week: 168 * hourMs };

export interface FakeAsk {
  query: MetricQueryInput;
  nowMs: number;
  /** Share of the usual traffic: 0 is an empty workspace, 0.01 one with few answers. */
  traffic: number;
}

/** An answer under the common contract, the same for the same question at the same second. */
export function fakeAnswer({ query, nowMs, traffic }: FakeAsk): MetricAnswer {
  const stat = query.params?.['stat'];
  const metric = fakeMetrics[query.metric] ?? fakeMetrics[`${query.metric}:${String(stat ?? 'median')}`];
  if (!metric) throw new Error(`the fake world has no ${query.metric}`);
  const from = Date.parse(query.from);
  const to = Date.parse(query.to);
  const dimension = [query.groupBy ?? []].flat()[0];
  const names = dimension ? (fakeGroups[dimension] ?? ['']) : [''];
  const step = query.interval ? (stepMs[query.interval] ?? to - from) : to - from;
  const starts = Array.from(
    { length: Math.min(400, Math.round((to - from) / step)) },
    (_, at) => from + at * step,
  );
  const valueOf = (start: number, end: number, name: string, part: number) =>
    fakeValue({
      metric,
      id: query.metric,
      name,
      group: dimension && name ? { [dimension]: name } : {},
      start,
      end,
      nowMs,
      tz: query.tz ?? 'UTC',
      traffic: traffic * part,
    });
  const series = names.map((name, at) => {
    const part = dimension ? 1 / (at + 1.6) : 1;
    return {
      group: dimension ? { [dimension]: name } : {},
      total: valueOf(from, to, name, part),
      points: starts.map((start) => valueOf(start, start + step, name, part)),
    };
  });
  return { metric: query.metric, total: valueOf(from, to, '', 1), series: traffic === 0 ? [] : series };
}

interface Cell {
  metric: FakeMetric;
  id: string;
  name: string;
  group: Record<string, string>;
  start: number;
  end: number;
  nowMs: number;
  tz: string;
  traffic: number;
}

function fakeValue(cell: Cell): MetricValue {
  const value = fakeFigure(cell);
  return { ...value, evidence: fakeReference(cell.id, value, cell.group) };
}

function fakeFigure({ metric, id, name, start, end, nowMs, tz, traffic }: Cell): MetricValue {
  const seen = Math.max(0, Math.min(end, nowMs) - start);
  const completeness = Math.min(1, seen / (end - start));
  const n = Math.floor(metric.perHour * traffic * (seen / hourMs));
  const at = new Date(start).getUTCHours() + new Date(start).getUTCMinutes() / 60;
  // Busy at noon, calm at night; longer windows swing less.
  const daily = end - start < 12 * hourMs ? Math.sin(((at - 7) / 24) * 2 * Math.PI) * 0.6 : 0;
  const noise =
    (chance(`${id}${name}${String(start)}`) - 0.5) * Math.min(1.2, Math.sqrt(hourMs / (end - start)) + 0.25);
  const level =
    metric.base +
    metric.swing * (daily + noise) +
    (name ? (chance(id + name) - 0.5) * metric.swing * 1.8 : 0);
  const value = metric.kind === 'flow' ? Math.max(0, level * traffic * (seen / hourMs)) : level;
  const counted = metric.unit === 'count' ? Math.round(value) : value;
  const shown = n === 0 ? null : n < 5 && metric.margin !== undefined ? null : counted;
  return {
    value: shown,
    unit: metric.unit,
    n,
    numerator: null,
    denominator: null,
    interval: shown === null ? null : intervalOf(metric, shown, n),
    window: { from: new Date(start).toISOString(), to: new Date(end).toISOString(), tz },
    asOf: new Date(nowMs).toISOString(),
    completeness,
    definitionVersion: 1,
    warnings: warningsOf(n, shown, completeness, metric.margin !== undefined),
    ...(id === 'nps' && n > 0
      ? {
          parts: {
            promoters: Math.round(n * 0.58),
            passives: Math.round(n * 0.24),
            detractors: Math.round(n * 0.18),
          },
        }
      : {}),
  };
}

function intervalOf(metric: FakeMetric, value: number, n: number): MetricValue['interval'] {
  if (metric.margin === undefined) return null;
  const half = metric.margin / Math.sqrt(n / 100);
  const ends: Record<string, [number, number]> = { '%': [0, 100], points: [-100, 100] };
  const [low, high] = ends[metric.unit] ?? [0, Infinity];
  return {
    low: Math.max(low, value - half),
    high: Math.min(high, value + half),
    level: 0.95,
    method: 'fake',
  };
}

function warningsOf(
  n: number,
  value: number | null,
  completeness: number,
  sampled: boolean,
): MetricValue['warnings'] {
  const codes: MetricValue['warnings'][number]['code'][] = [];
  if (n === 0) codes.push('no_data');
  else if (value === null) codes.push('hidden_small_n');
  else if (n < 30 && sampled) codes.push('low_n');
  if (completeness < 1) codes.push('incomplete_period');
  return codes.map((code) => ({ code, message: code }));
}
