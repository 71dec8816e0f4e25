import type { MetricValue } from '@pulso/contract';
import { sparkBars, sparkLine } from './spark.ts';

const point = (value: number | null, extra: Partial<MetricValue> = {}) =>
  ({ value, completeness: 1, interval: null, ...extra }) as MetricValue;

describe('sparkLine', () => {
  it('runs from edge to edge inside its margin', () => {
    expect(sparkLine([point(0), point(5), point(10)]).solid).toBe('M0 92L50 50L100 8');
  });

  it('leaves a gap where there is no data', () => {
    expect(sparkLine([point(1), point(2), point(null), point(1), point(2)]).solid.match(/M/g)).toHaveLength(
      2,
    );
  });

  it('draws the running period apart, joined to the last whole one', () => {
    const { solid, pending } = sparkLine([point(0), point(10), point(5, { completeness: 0.4 })]);
    expect(solid).toBe('M0 92L50 8');
    expect(pending).toBe('M50 8L100 50');
  });

  it('cuts an interval that leaves the box', () => {
    const wide = { interval: { low: -500, high: 500, level: 0.95, method: 'wilson' } };
    expect(sparkLine([point(0, wide), point(10, wide)]).band).toBe('M0 0L100 0L100 100L0 100Z');
  });

  it('keeps a flat series in the middle', () => {
    expect(sparkLine([point(3), point(3)]).end).toEqual({ x: 100, y: 50 });
  });

  it('draws nothing for no data', () => {
    expect(sparkLine([point(null)])).toEqual({ solid: '', pending: '', band: '', end: undefined });
  });
});

describe('sparkBars', () => {
  it('starts every bar at zero', () => {
    expect(sparkBars([point(5), point(10)]).map(({ y, height }) => [y, height])).toEqual([
      [50, 50],
      [0, 100],
    ]);
  });

  it('hangs negative bars from the zero line', () => {
    const [up, down] = sparkBars([point(10), point(-10)]);
    expect([up?.y, up?.height, down?.y, down?.height]).toEqual([0, 50, 50, 50]);
  });

  it('marks the running period', () => {
    expect(sparkBars([point(1), point(1, { completeness: 0.5 })]).map(({ pending }) => pending)).toEqual([
      false,
      true,
    ]);
  });
});
