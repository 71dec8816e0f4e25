import type { MetricValue } from '@pulso/contract';
import type { EChartsCoreOption } from 'echarts/core';
import { axisValueText, valueText } from '../format/value-parts.ts';
import { axisText, instantText } from '../time/time-text.ts';
import type { ChartScene } from './chart-scene.ts';
import { niceExtent } from './nice-extent.ts';

export interface AxisInput {
  /** The periods, oldest first: every series has one value for each. */
  periods: Pick<MetricValue, 'window'>[];
  /** All values that must fit. */
  values: number[];
  unit: string;
  fromZero: boolean;
  /** About how many lines across. */
  steps: number;
  /** The lines of the tooltip over the period at that place. */
  tooltip: (at: number) => string[];
}

/** Thin axes, the same for every chart over time: four dates, the unit once with each figure. */
export function timeAxes(
  { periods, values, unit, fromZero, steps, tooltip }: AxisInput,
  scene: ChartScene,
): EChartsCoreOption {
  const { tokens, locale, tz, fontSize } = scene;
  const label = { color: tokens.muted, fontSize, fontFamily: 'Inter Variable' };
  const every = Math.max(1, Math.ceil(periods.length / 4));
  return {
    animationDuration: 0,
    animationDurationUpdate: 240,
    aria: { enabled: false },
    textStyle: { fontFamily: 'Inter Variable' },
    grid: {
      left: 4,
      right: 12,
      top: 12,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'axis',
      // HTML tooltips carry style attributes, which the content security policy refuses.
      renderMode: 'richText',
      confine: true,
      backgroundColor: tokens.raised,
      borderColor: tokens.line,
      padding: [8, 12],
      textStyle: { color: tokens.text, fontSize: Math.max(13, fontSize) },
      formatter: (hits: { dataIndex: number }[]) => tooltip(hits[0]?.dataIndex ?? -1).join('\n'),
      axisPointer: { type: 'line', lineStyle: { color: tokens.control, type: 'solid' } },
    },
    xAxis: {
      type: 'category',
      boundaryGap: fromZero,
      data: periods.map(({ window }) => axisText(new Date(window.from), stepSeconds(periods), tz, locale)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.line } },
      axisLabel: {
        ...label,
        margin: Math.round(fontSize * 0.9),
        interval: (at: number) => at % every === 0,
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value',
      ...niceExtent({ values, steps, fromZero, unit }),
      splitLine: { lineStyle: { color: tokens.line } },
      axisLabel: { ...label, formatter: (value: number) => axisValueText(value, unit, locale) },
    },
  };
}

function stepSeconds(periods: AxisInput['periods']): number {
  const first = periods[0]?.window;
  return first ? (Date.parse(first.to) - Date.parse(first.from)) / 1000 : 86_400;
}

/** The lines of a tooltip for one value: when, how much, how sure. */
export function tooltipLines(point: MetricValue | undefined, scene: ChartScene): string[] {
  if (!point) return [];
  const { locale, tz } = scene;
  const text = (value: number) => valueText(value, point.unit, locale);
  const value = point.value === null ? '–' : text(point.value);
  const interval = point.interval ? `${text(point.interval.low)} – ${text(point.interval.high)}` : '';
  const n = `n ${valueText(point.n, 'count', locale)}`;
  return [
    instantText(new Date(point.window.from), tz, locale),
    value,
    [interval, n].filter(Boolean).join('   '),
  ];
}
