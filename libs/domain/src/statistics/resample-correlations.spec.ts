import { correlationInterval } from './correlation.ts';
import { quantile } from './quantile.ts';
import { resampleCorrelations } from './resample-correlations.ts';

const between = [
  [1, 0.5],
  [0.5, 1],
];

describe('resampleCorrelations', () => {
  it('spreads as Fisher says', () => {
    const drawn = resampleCorrelations(between, 100, 2000).map(([row]) => row?.[1] ?? 0);
    const ascending = drawn.toSorted((a, b) => a - b);
    const fisher = correlationInterval(0.5, 100)!;
    expect(quantile(ascending, 0.5)).toBeCloseTo(0.5, 1);
    expect(Math.abs((quantile(ascending, 0.025) ?? 0) - fisher.low)).toBeLessThan(0.03);
    expect(Math.abs((quantile(ascending, 0.975) ?? 0) - fisher.high)).toBeLessThan(0.03);
  });

  it('is the same on every run', () => {
    expect(resampleCorrelations(between, 50, 3)).toEqual(resampleCorrelations(between, 50, 3));
  });
});
