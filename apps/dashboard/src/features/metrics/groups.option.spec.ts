import type { MetricValue } from '@pulso/contract';
import { chartScene } from '../../chart/chart-scene.ts';
import { groupsOption } from './groups.option.ts';

const scene = chartScene('light', 'en', 'UTC', 13);
const point = (day: number, value: number | null, completeness = 1) =>
  ({
    value,
    unit: 'points',
    n: 40,
    interval: null,
    completeness,
    window: {
      from: `2026-01-0${String(day)}T00:00:00Z`,
      to: `2026-01-0${String(day + 1)}T00:00:00Z`,
      tz: 'UTC',
    },
  }) as MetricValue;
const groups = [
  { name: 'Web', points: [point(1, 40), point(2, null), point(3, 50, 0.2)] },
  { name: 'Store', points: [point(1, 20), point(2, 30), point(3, 10, 0.2)] },
];
interface Drawn {
  tooltip: { renderMode: string; formatter: (hits: { dataIndex: number }[]) => string };
  xAxis: { data: string[] };
  series: {
    data: unknown[];
    lineStyle: { color: string };
    endLabel: { formatter: string; rich: { key: { color: string } } };
  }[];
}
const drawn = groupsOption({ groups, unit: 'points' }, scene) as unknown as Drawn;

describe('groupsOption', () => {
  it('names each line at its end, after its colour', () => {
    expect(drawn.series.map(({ endLabel }) => endLabel.formatter)).toEqual(['{key|●} Web', '{key|●} Store']);
    expect(drawn.series.map(({ endLabel }) => endLabel.rich.key.color)).toEqual(scene.series.slice(0, 2));
  });

  it('gives each line its own colour in order', () => {
    expect(drawn.series.map(({ lineStyle }) => lineStyle.color)).toEqual(scene.series.slice(0, 2));
  });

  it('leaves gaps and the running period off the line', () => {
    expect(drawn.series.map(({ data }) => data)).toEqual([
      [40, '-', '-'],
      [20, 30, '-'],
    ]);
  });

  it('lists every group in the tooltip', () => {
    expect(
      drawn.tooltip
        .formatter([{ dataIndex: 1 }])
        .split('\n')
        .slice(1),
    ).toEqual(['Web   –', 'Store   30']);
  });

  it('labels days by their date', () => {
    expect(drawn.xAxis.data[0]).toBe('1 Jan');
  });
});
