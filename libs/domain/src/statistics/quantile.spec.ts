import fc from 'fast-check';
import { seededRandom } from './seeded-random.ts';
import { quantile, quantileRanks } from './quantile.ts';

describe('quantile', () => {
  // numpy.quantile([1, 2, 3, 4, 10], q)
  it.each([
    [0, 1],
    [0.25, 2],
    [0.5, 3],
    [0.9, 7.6],
    [0.95, 8.8],
    [1, 10],
  ])('interpolates level %d as numpy does', (level, expected) => {
    expect(quantile([1, 2, 3, 4, 10], level)).toBeCloseTo(expected, 12);
  });

  it('is null for no values', () => {
    expect(quantile([], 0.5)).toBeNull();
  });

  it('lies between the order statistics that bound it', () => {
    const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(values, fc.constantFrom(0.5, 0.9, 0.95), (drawn, level) => {
        const ascending = drawn.toSorted((a, b) => a - b);
        const ranks = quantileRanks(ascending.length, level);
        const value = quantile(ascending, level) ?? Number.NaN;
        return ascending[ranks.low - 1]! <= value && value <= ascending[ranks.high - 1]!;
      }),
    );
  });
});

describe('quantileRanks', () => {
  it('gives the textbook ranks of the median of 100', () => {
    expect(quantileRanks(100, 0.5)).toEqual({ low: 40, high: 61 });
  });

  it('covers the median of 30 in at least 95 of 100 draws', () => {
    const random = seededRandom(42);
    const draws = 2000;
    let covered = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      const sample = Array.from({ length: 30 }, random).sort((a, b) => a - b);
      const { low, high } = quantileRanks(30, 0.5);
      if (sample[low - 1]! <= 0.5 && 0.5 <= sample[high - 1]!) covered += 1;
    }
    expect(covered / draws).toBeGreaterThan(0.94);
    expect(covered / draws).toBeLessThan(0.99);
  });
});
