import fc from 'fast-check';
import { relativeWeights } from './relative-weights.ts';
import { correlationsOfSample } from '../../test/correlations.ts';

const sample = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer())
  .map(([drivers, seed]) => correlationsOfSample(drivers, 40, seed));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('relativeWeights', () => {
  it('are not negative and add up to R²', () => {
    fc.assert(
      fc.property(sample, ({ between, withOutcome }) => {
        const { weights, rSquared } = relativeWeights(between, withOutcome);
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
        expect(sum(weights)).toBeCloseTo(rSquared, 9);
        expect(rSquared).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('are r² each for uncorrelated drivers', () => {
    const { weights, rSquared } = relativeWeights(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      [0.5, -0.3, 0],
    );
    expect(weights.map((weight) => weight.toFixed(12))).toEqual([0.25, 0.09, 0].map((w) => w.toFixed(12)));
    expect(rSquared).toBeCloseTo(0.34, 12);
  });

  it('agree with regression on two drivers', () => {
    // R² = (r₁² + r₂² − 2·r₁·r₂·r₁₂) ÷ (1 − r₁₂²)
    const between = [
      [1, 0.4],
      [0.4, 1],
    ];
    const { rSquared, weights } = relativeWeights(between, [0.6, 0.5]);
    expect(rSquared).toBeCloseTo((0.36 + 0.25 - 2 * 0.6 * 0.5 * 0.4) / (1 - 0.16), 12);
    expect(weights[0]).toBeGreaterThan(weights[1] ?? 1);
  });

  it('split what a duplicated driver explains', () => {
    fc.assert(
      fc.property(sample, ({ between, withOutcome }) => {
        const alone = relativeWeights(between, withOutcome);
        const [head = []] = between;
        const doubled = [...between.map((row) => [...row, row[0] ?? 0]), [...head, 1]];
        const twice = relativeWeights(doubled, [...withOutcome, withOutcome[0] ?? 0]);
        expect(twice.rSquared).toBeCloseTo(alone.rSquared, 6);
        expect(twice.weights.at(-1)).toBeCloseTo(twice.weights[0] ?? 0, 9);
      }),
    );
  });
});
