import fc from 'fast-check';
import { hypergeometric2F1 } from './hypergeometric.ts';
import { logBeta } from './log-beta.ts';

/** Euler's integral by Simpson's rule on p = u²(3 − 2u): another method than any of the routes under test. */
function simpson(a: number, b: number, c: number, z: number): number {
  const intervals = 4_000;
  const value = (u: number): number => {
    const p = u * u * (3 - 2 * u);
    if (u === 0 || u === 1) return 0;
    const slope = 6 * u * (1 - u);
    return (
      Math.exp(
        (b - 1) * Math.log(p) + (c - b - 1) * Math.log1p(-p) - a * Math.log1p(-z * p) - logBeta(b, c - b),
      ) * slope
    );
  };
  let sum = 0;
  for (let k = 1; k < intervals; k += 1) sum += (k % 2 === 1 ? 4 : 2) * value(k / intervals);
  return sum / (3 * intervals);
}

describe('hypergeometric2F1', () => {
  // 17 digits from a 40-digit computation.
  it.each([
    [1, 1.182, 1.886, 0.9999999, 368.27493342336936],
    [0.243, 2.426, 2.219, 0.99999, 83.2493474944805],
    [26.24, 28.4, 28.2, 0.6, 32946027942.51721],
    [200, 50, 60, 0.9, 6.355484716750755e184],
    [2.2, 0.8, 3.2, -1e6, 2.490539506695978e-5],
    [3, 2, 1.5, -30, -0.00015759525039045298],
  ])('gives 2F1(%d, %d; %d; %d)', (a, b, c, z, expected) => {
    expect(Math.abs(hypergeometric2F1(a, b, c, z) / expected - 1)).toBeLessThan(1e-12);
  });

  it('is a logarithm, a power and an arcus tangent in its closed forms', () => {
    for (const z of [-5, -0.7, 0.3, 0.99, 0.999999]) {
      expect(hypergeometric2F1(1, 1, 2, z) / (-Math.log1p(-z) / z)).toBeCloseTo(1, 11);
      expect(hypergeometric2F1(0.7, 2, 2, z) / (1 - z) ** -0.7).toBeCloseTo(1, 10);
    }
    expect(hypergeometric2F1(0.5, 1, 1.5, -9)).toBeCloseTo(Math.atan(3) / 3, 12);
  });

  it('agrees with a quadrature of Euler’s integral', () => {
    const shape = fc.double({ min: 1.5, max: 40, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 20, noNaN: true }),
        shape,
        shape,
        fc.double({ min: -30, max: 0.95, noNaN: true }),
        (a, b, rest, z) => {
          const expected = simpson(a, b, b + rest, z);
          return Math.abs(hypergeometric2F1(a, b, b + rest, z) / expected - 1) < 1e-6;
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  });

  it.each([
    [1, 1, 2, 1],
    [1, 1, 0, 0.5],
    [NaN, 1, 2, 0.5],
    [1000, 5, 7, 0.99],
  ])('refuses 2F1(%d, %d; %d; %d) instead of giving infinity', (a, b, c, z) => {
    expect(() => hypergeometric2F1(a, b, c, z)).toThrow(RangeError);
  });
});
