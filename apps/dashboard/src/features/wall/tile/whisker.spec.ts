import type { MetricValue } from '@pulso/contract';
import { whisker } from './whisker.ts';

const of = (value: number | null, unit: string, low: number, high: number) =>
  ({ value, unit, interval: { low, high, level: 0.95, method: 'wilson' } }) as MetricValue;

describe('whisker', () => {
  it('places an NPS between -100 and 100', () => {
    expect(whisker(of(0, 'points', -50, 50))).toEqual({ low: 25, value: 50, high: 75 });
  });

  it('stays inside the ends of the unit', () => {
    expect(whisker(of(100, '%', 90, 104))).toEqual({ low: 90, value: 100, high: 100 });
  });

  it('is not drawn for a unit without ends or a missing value', () => {
    expect(whisker(of(5, 'count', 1, 9))).toBeUndefined();
    expect(whisker(of(null, '%', 1, 9))).toBeUndefined();
  });
});
