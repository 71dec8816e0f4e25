import type { MetricSeries } from '@pulso/contract';
import type { EChartsCoreOption } from 'echarts/core';
import { timeAxes, tooltipLines } from '../../chart/axes.ts';
import type { ChartScene } from '../../chart/chart-scene.ts';
import { isPending } from '../../chart/spark.ts';
import { valueText } from '../../format/value-parts.ts';

export interface GroupsInput {
  /** At most five: the palette's limit, and the eye's. */
  groups: { name: string; points: MetricSeries['points'] }[];
  unit: string;
}

const missing = '-';

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
  return {
    ...timeAxes({ periods, values, unit, fromZero: false, steps: 5, tooltip }, scene),
    grid: {
      left: 4,
      right: 120,
      top: 12,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    series: groups.map(({ name, points }, at) => line(name, points, at, scene)),
  };
}

function line(
  name: string,
  points: MetricSeries['points'],
  at: number,
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
      formatter: name,
      color: tokens.text,
      fontSize,
      fontFamily: 'Inter Variable',
      width: 104,
      overflow: 'truncate',
    },
    labelLayout: { moveOverlap: 'shiftY' },
  };
}
