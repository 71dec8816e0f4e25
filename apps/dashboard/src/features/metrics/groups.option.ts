import type { MetricSeries } from '@pulso/contract';
import type { EChartsCoreOption } from 'echarts/core';
import { timeAxes, tooltipLines } from '../../chart/axes.ts';
import type { ChartScene } from '../../chart/chart-scene.ts';
import { niceExtent } from '../../chart/nice-extent.ts';
import { isPending } from '../../chart/spark.ts';
import { valueText } from '../../format/value-parts.ts';
import { spreadLabels } from './spread-labels.ts';

export interface GroupsInput {
  /** At most five: the palette's limit, and the eye's. */
  groups: { name: string; points: MetricSeries['points'] }[];
  unit: string;
}

const missing = '-';
/** About the height of the plot; the names at its right need no more than that to keep apart. */
const plotPixels = 280;

/** Some groups over time, each named at the end of its own line; the running period is left off the line. */
export function groupsOption({ groups, unit }: GroupsInput, scene: ChartScene): EChartsCoreOption {
  const periods = groups[0]?.points ?? [];
  const values = groups.flatMap(({ points }) =>
    points.flatMap(({ value }) => (value === null ? [] : [value])),
  );
  const tooltip = (at: number) => {
    const [when = ''] = tooltipLines(periods[at], scene);
    const lines = groups.map(({ name, points }) => {
      const value = points[at]?.value;
      return `${name}   ${value === null || value === undefined ? '–' : valueText(value, unit, scene.locale)}`;
    });
    return [when, ...lines];
  };
  const axis = { values, unit, fromZero: false, steps: 5 };
  const { min, max } = niceExtent(axis);
  const ends = groups.map(({ points }) => lastValue(points) ?? min);
  const heights = ends.map((value) => (plotPixels * (max - value)) / (max - min));
  const shifts = spreadLabels(heights, scene.fontSize + 4);
  return {
    ...timeAxes({ periods, ...axis, tooltip }, scene),
    grid: {
      left: 4,
      right: 120,
      top: 12,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    series: groups.map(({ name, points }, at) => line(name, points, at, shifts[at] ?? 0, scene)),
  };
}

const lastValue = (points: MetricSeries['points']) =>
  points.findLast((point) => point.value !== null && !isPending(point))?.value;

function line(
  name: string,
  points: MetricSeries['points'],
  at: number,
  shift: number,
  { series, tokens, fontSize }: ChartScene,
) {
  const colour = series[at % series.length] ?? tokens.trend;
  return {
    type: 'line',
    name,
    data: points.map((point) => (isPending(point) ? missing : (point.value ?? missing))),
    symbol: 'circle',
    showSymbol: false,
    connectNulls: false,
    lineStyle: { color: colour, width: 2.5 },
    itemStyle: { color: colour },
    emphasis: { disabled: true },
    endLabel: {
      show: true,
      // A name moved away from its line is still known by the colour before it; names may hold braces.
      formatter: `{key|●} ${name.replaceAll(/[{}|]/g, ' ')}`,
      rich: { key: { color: colour, fontSize } },
      offset: [0, shift],
      color: tokens.text,
      fontSize,
      fontFamily: 'Inter Variable',
      width: 104,
      overflow: 'truncate',
    },
  };
}
