import fc from 'fast-check';
import { logBeta } from './log-beta.ts';

describe('logBeta', () => {
  // 17 digits from a 40-digit computation; the last rows are lost to cancellation in double precision log-gammas.
  it.each([
    [0.5, 0.5, 1.1447298858494002],
    [3, 4, -4.094344562222101],
    [50, 70, -82.26860396842366],
    [1e6, 1e6, -1386300.0033629211],
    [0.01, 1e9, 4.392247219677508],
  ])('gives ln beta of %d and %d', (a, b, expected) => {
    expect(Math.abs(logBeta(a, b) / expected - 1)).toBeLessThan(3e-15);
  });

  it('is symmetric and satisfies the recurrence', () => {
    const argument = fc.double({ min: 1e-3, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(argument, argument, (a, b) => {
        const step = logBeta(a, b) - Math.log1p(b / a);
        return (
          logBeta(a, b) === logBeta(b, a) &&
          Math.abs(logBeta(a + 1, b) - step) < 1e-14 * (50 + Math.abs(step))
        );
      }),
    );
  });

  it('refuses an argument of zero', () => {
    expect(() => logBeta(0, 1)).toThrow(RangeError);
  });
});
