import fc from 'fast-check';
import { seededRandom } from './seeded-random.ts';
import { wilsonInterval } from './proportion.ts';

describe('wilsonInterval', () => {
  it.each([
    [74, 107, 0.5987, 0.7712],
    [160, 200, 0.7391, 0.8495],
  ])('gives the published interval of %i in %i', (successes, n, low, high) => {
    expect(wilsonInterval(successes, n)?.low).toBeCloseTo(low, 4);
    expect(wilsonInterval(successes, n)?.high).toBeCloseTo(high, 4);
  });

  it('is null without trials', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it('contains the share and stays a share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const successes = Math.round(part * n);
        const { low, high } = wilsonInterval(successes, n)!;
        return low >= 0 && high <= 1 && low <= successes / n && successes / n <= high && high > low;
      }),
    );
  });

  it.each([20, 100, 1000])('covers a share of 0.3 in %i answers', (n) => {
    const random = seededRandom(42);
    const draws = 2000;
    let covered = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      let successes = 0;
      for (let answer = 0; answer < n; answer += 1) if (random() < 0.3) successes += 1;
      const { low, high } = wilsonInterval(successes, n)!;
      if (low <= 0.3 && 0.3 <= high) covered += 1;
    }
    expect(covered / draws).toBeGreaterThan(0.93);
    expect(covered / draws).toBeLessThan(0.98);
  });
});
