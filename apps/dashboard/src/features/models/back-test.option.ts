import type { ModelBackTest } from '@pulso/contract';
import type { EChartsCoreOption } from 'echarts/core';
import { timeAxes } from '../../chart/axes.ts';
import type { ChartScene } from '../../chart/chart-scene.ts';
import { valueText } from '../../format/value-parts.ts';
import { longDateText } from '../../time/time-text.ts';

interface Words {
  actual: string;
  expected: string;
  /** Names the part that the model was not shown. */
  unseen: string;
}

const dayMs = 86_400_000;

/** What happened as a solid line and what the model says as a dashed one, the unseen part behind a line of its own. */
export function backTestOption(
  { tracking }: ModelBackTest,
  words: Words,
  scene: ChartScene,
): EChartsCoreOption {
  const count = (value: number) => valueText(Math.round(value), 'count', scene.locale);
  const periods = tracking.map(({ until }) => ({
    window: { from: until, to: new Date(Date.parse(until) + dayMs).toISOString(), tz: scene.tz },
  }));
  const tooltip = (at: number) => {
    const point = tracking[at];
    if (!point) return [];
    return [
      longDateText(new Date(point.until), scene.tz, scene.locale),
      `${words.actual}   ${count(point.actual)}`,
      `${words.expected}   ${count(point.expected)}`,
    ];
  };
  const values = tracking.flatMap(({ actual, expected }) => [actual, expected]);
  const { tokens, series, fontSize } = scene;
  const line = (name: string, data: number[], color: string, type: 'solid' | 'dashed') => ({
    type: 'line',
    name,
    data,
    showSymbol: false,
    lineStyle: { color, width: 2.5, type },
    itemStyle: { color },
    emphasis: { disabled: true },
  });
  const cut = tracking.findIndex(({ isHoldout }) => isHoldout);
  const markLine = {
    silent: true,
    symbol: 'none',
    lineStyle: { color: tokens.control, type: 'solid', width: 1.5 },
    label: { formatter: words.unseen, color: tokens.muted, fontSize, position: 'end', rotate: 0 },
    data: [{ xAxis: cut }],
  };
  const axes = timeAxes({ periods, values, unit: 'count', fromZero: true, steps: 4, tooltip }, scene);
  return {
    ...axes,
    // Room above the plot for the name of the mark.
    grid: { ...(axes['grid'] as object), top: 28 },
    series: [
      {
        ...line(
          words.actual,
          tracking.map(({ actual }) => actual),
          tokens.trend,
          'solid',
        ),
        ...(cut < 0 ? {} : { markLine }),
      },
      line(
        words.expected,
        tracking.map(({ expected }) => expected),
        series[0] ?? tokens.accent,
        'dashed',
      ),
    ],
  };
}
