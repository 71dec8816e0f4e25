import type { MetricValue } from '@pulso/contract';
import { chartScene } from './chart-scene.ts';
import { trendOption } from './trend.option.ts';

const scene = chartScene('dark', 'es', 'Europe/Madrid', 13);
const point = (hour: number, value: number | null, completeness = 1): MetricValue => ({
  value,
  unit: '%',
  n: 1204,
  numerator: null,
  denominator: null,
  interval: value === null ? null : { low: value - 2, high: value + 3, level: 0.95, method: 'wilson' },
  window: {
    from: `2026-01-01T1${String(hour)}:00:00Z`,
    to: `2026-01-01T1${String(hour + 1)}:00:00Z`,
    tz: 'Europe/Madrid',
  },
  asOf: '',
  completeness,
  definitionVersion: 1,
  warnings: [],
});
const points = [point(0, 80), point(1, null), point(2, 82), point(3, 84, 0.3)];
interface Drawn {
  tooltip: { renderMode: string; formatter: (hits: { dataIndex: number }[]) => string };
  xAxis: { data: string[] };
  yAxis: { min: number; max: number };
  series: { data: unknown[]; markLine?: { data: unknown[] } }[];
}
const draw = (form: 'line' | 'bars') =>
  trendOption(
    { points, form, unit: '%', steps: 2, target: { higherIsBetter: true, good: 80, bad: 55 } },
    scene,
  ) as unknown as Drawn;

describe('trendOption', () => {
  it('never asks for an HTML tooltip', () => {
    expect(draw('line').tooltip.renderMode).toBe('richText');
  });

  it('draws the interval as a band on its low end', () => {
    const [low, height] = draw('line').series;
    expect([low?.data, height?.data]).toEqual([
      [78, '-', 80, 82],
      [5, '-', 5, 5],
    ]);
  });

  it('draws the running period apart from the whole ones', () => {
    const [, , whole, running] = draw('line').series;
    expect(whole?.data.map((item) => (item as { value: unknown }).value)).toEqual([80, '-', 82, '-']);
    expect(running?.data).toEqual(['-', '-', 82, 84]);
  });

  it('marks the target', () => {
    expect(draw('line').series[2]?.markLine?.data).toEqual([{ yAxis: 80 }]);
  });

  it('has room for intervals, but not for one that would flatten the line', () => {
    const extent = (isWide: (at: number) => boolean) => {
      const drawn = points.map((one, at) =>
        isWide(at) && one.interval ? { ...one, interval: { ...one.interval, low: 0 } } : one,
      );
      const { yAxis } = trendOption(
        { points: drawn, form: 'line', unit: '%', steps: 4 },
        scene,
      ) as unknown as Drawn;
      return [yAxis.min, yAxis.max];
    };
    // From 78 to 85, and the room that every line has.
    expect(extent(() => false)).toEqual([75, 90]);
    // The line goes from 80 to 84: no more than two times that below it.
    expect(extent(() => true)).toEqual([70, 90]);
    // The last period is still running.
    expect(extent((at) => at === 3)).toEqual([75, 90]);
  });

  it('starts bars at zero and lines near their values', () => {
    expect(draw('bars').yAxis.min).toBe(0);
    expect(draw('line').yAxis.min).toBe(75);
  });

  it('labels periods in the zone of the workspace', () => {
    expect(draw('line').xAxis.data[0]).toBe('11:00');
  });

  it('tells when, how much and how sure', () => {
    const text = draw('line')
      .tooltip.formatter([{ dataIndex: 0 }])
      .replaceAll('\u00a0', ' ');
    expect(text.split('\n').slice(1)).toEqual(['80,0 %', '78,0 % – 83,0 %   n 1.204']);
  });
});
