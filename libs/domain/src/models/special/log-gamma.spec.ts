import fc from 'fast-check';
import { logGamma, logPochhammer } from './log-gamma.ts';

describe('logGamma', () => {
  // 17 digits from a 40-digit computation.
  it.each([
    [0.25, 1.2880225246980774],
    [0.5, 0.5723649429247001],
    [3.7, 1.4280723266653879],
    [12.5, 18.734347511936445],
    [1000, 5905.220423209181],
  ])('gives ln gamma of %d', (x, expected) => {
    expect(Math.abs(logGamma(x) / expected - 1)).toBeLessThan(5e-15);
  });

  it('is the logarithm of a factorial', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n += 1) {
      factorial *= n;
      expect(logGamma(n + 1)).toBeCloseTo(Math.log(factorial), 12);
    }
  });

  it('satisfies the duplication formula', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (x) => {
        const doubled = logGamma(x) + logGamma(x + 0.5) - (1 - 2 * x) * Math.LN2 - 0.5 * Math.log(Math.PI);
        return Math.abs(logGamma(2 * x) - doubled) < 1e-14 * (10 + Math.abs(doubled) + x);
      }),
    );
  });

  it.each([0, -1.5, NaN])('refuses %d', (x) => {
    expect(() => logGamma(x)).toThrow(RangeError);
  });
});

describe('logPochhammer', () => {
  it('is the logarithm of the rising product', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 30 }),
        (x, n) => {
          let direct = 0;
          for (let k = 0; k < n; k += 1) direct += Math.log(x + k);
          return Math.abs(logPochhammer(x, n) - direct) < 1e-13 * (10 + Math.abs(direct));
        },
      ),
    );
  });

  it('keeps its digits where two log-gammas would cancel', () => {
    const naive = logGamma(1e12 + 1) - logGamma(1e12);
    expect(logPochhammer(1e12, 1)).toBeCloseTo(Math.log(1e12), 14);
    expect(Math.abs(naive - Math.log(1e12))).toBeGreaterThan(1e-4);
  });

  it('refuses arguments without a real logarithm', () => {
    expect(() => logPochhammer(0, 1)).toThrow(RangeError);
    expect(() => logPochhammer(1, -1)).toThrow(RangeError);
  });
});
