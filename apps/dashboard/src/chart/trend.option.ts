import type { MetricValue } from '@pulso/contract';
import type { EChartsCoreOption } from 'echarts/core';
import type { Target } from '../metric/metric-bands.ts';
import { timeAxes, tooltipLines } from './axes.ts';
import type { ChartScene } from './chart-scene.ts';
import { isPending } from './spark.ts';

export interface TrendInput {
  points: MetricValue[];
  form: 'line' | 'bars';
  unit: string;
  target?: Target | undefined;
  steps: number;
}

const missing = '-';
/** How many times the height of the line its band may take above and below: one wider than that is cut. */
const mostBeyond = 2;

/** One series over time: its interval as a band, the running period dashed, the target as a thin line. */
export function trendOption(
  { points, form, unit, target, steps }: TrendInput,
  scene: ChartScene,
): EChartsCoreOption {
  const values = form === 'bars' ? valuesOf(points) : withIntervals(points);
  const tooltip = (at: number) => tooltipLines(points[at], scene);
  return {
    ...timeAxes({ periods: points, values, unit, fromZero: form === 'bars', steps, tooltip }, scene),
    series:
      form === 'bars' ? [bars(points, scene)] : [...band(points, scene), ...lines(points, scene, target)],
  };
}

const valuesOf = (points: readonly MetricValue[]): number[] =>
  points.flatMap(({ value }) => (value === null ? [] : [value]));

/**
 * The values and the ends of their intervals, as far as the line can still be read beside them. The running period has
 * few cases and a wide interval, which would flatten all the others.
 */
function withIntervals(points: readonly MetricValue[]): number[] {
  const values = valuesOf(points);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const beyond = highest > lowest ? mostBeyond * (highest - lowest) : Infinity;
  const ends = points.flatMap((point) =>
    point.interval === null || isPending(point)
      ? []
      : [Math.max(point.interval.low, lowest - beyond), Math.min(point.interval.high, highest + beyond)],
  );
  return [...values, ...ends];
}

function bars(points: MetricValue[], { tokens }: ChartScene) {
  return {
    type: 'bar',
    barCategoryGap: '28%',
    data: points.map((point) => ({
      value: point.value ?? missing,
      itemStyle: isPending(point)
        ? { color: 'transparent', borderColor: tokens.trend, borderType: 'dashed', borderWidth: 1.5 }
        : { color: tokens.trend, opacity: 0.72 },
    })),
  };
}

function lines(points: MetricValue[], { tokens }: ChartScene, target: Target | undefined) {
  const stroke = { color: tokens.trend, width: 2.5 };
  const common = {
    type: 'line',
    symbol: 'circle',
    showSymbol: false,
    itemStyle: { color: tokens.text },
    emphasis: { disabled: true },
  };
  const last = points.length - 1;
  const markLine = target && {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: tokens.control, type: [2, 4], width: 1.5 },
    data: [{ yAxis: target.good }],
  };
  return [
    {
      ...common,
      data: points.map((point, at) => ({
        value: isPending(point) ? missing : (point.value ?? missing),
        ...(at === last ? { symbolSize: 8 } : {}),
      })),
      lineStyle: stroke,
      ...(markLine ? { markLine } : {}),
    },
    {
      ...common,
      data: points.map((point, at) =>
        isPending(point) || isPending(points[at + 1] ?? point) ? (point.value ?? missing) : missing,
      ),
      lineStyle: { ...stroke, type: [4, 4] },
    },
  ];
}

/** Two stacked areas: an unseen one up to the low end, the band on top of it. */
function band(points: MetricValue[], { tokens }: ChartScene) {
  const area = {
    type: 'line',
    stack: 'interval',
    stackStrategy: 'all',
    symbol: 'none',
    lineStyle: { opacity: 0 },
    silent: true,
    emphasis: { disabled: true },
  };
  return [
    { ...area, data: points.map(({ interval }) => interval?.low ?? missing) },
    {
      ...area,
      data: points.map(({ interval }) => (interval ? interval.high - interval.low : missing)),
      areaStyle: { color: tokens.trend, opacity: 0.13 },
    },
  ];
}
