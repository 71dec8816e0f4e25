import fc from 'fast-check';
import { correlationInterval } from './correlation.ts';

describe('correlationInterval', () => {
  it('gives the published limits of r = 0.5 over 28 pairs', () => {
    // atanh(0.5) ± 1.96 / 5 = 0.5493 ± 0.3920
    expect(correlationInterval(0.5, 28)).toMatchObject({ method: 'fisher-z' });
    expect(correlationInterval(0.5, 28)?.low).toBeCloseTo(0.156, 3);
    expect(correlationInterval(0.5, 28)?.high).toBeCloseTo(0.7356, 3);
  });

  it('holds the correlation and stays within -1 and 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.999, max: 0.999, noNaN: true }),
        fc.integer({ min: 4, max: 1e6 }),
        (r, n) => {
          const interval = correlationInterval(r, n);
          expect(interval!.low).toBeLessThanOrEqual(r + 1e-12);
          expect(interval!.high).toBeGreaterThanOrEqual(r - 1e-12);
          expect(interval!.low).toBeGreaterThanOrEqual(-1);
          expect(interval!.high).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('knows no limits of three pairs, nor of points on a line', () => {
    expect(correlationInterval(0.5, 3)).toBeNull();
    expect(correlationInterval(1, 50)).toBeNull();
  });
});
