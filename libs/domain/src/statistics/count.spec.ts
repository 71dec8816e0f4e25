import { compoundPoissonInterval, poissonInterval } from './count.ts';

describe('poissonInterval', () => {
  // Exact limits as printed in tables of the Poisson distribution (Garwood 1936).
  it.each([
    [0, 0, 3.6889],
    [1, 0.025318, 5.571643],
    [5, 1.6235, 11.6683],
    [10, 4.7954, 18.3904],
    [50, 37.1109, 65.9187],
    [100, 81.3639, 121.6269],
  ])('gives the exact limits of %i events', (count, low, high) => {
    const interval = poissonInterval(count);
    expect(interval.low / low || 1).toBeCloseTo(1, 3);
    expect(interval.high / high).toBeCloseTo(1, 4);
  });

  it('contains the count on both sides of the switch to the approximation', () => {
    for (const count of [49, 50, 51, 52, 1e6]) {
      const { low, high } = poissonInterval(count);
      expect(low).toBeLessThan(count);
      expect(high).toBeGreaterThan(count);
    }
  });
});

describe('compoundPoissonInterval', () => {
  it('is the Poisson one when every amount is 1', () => {
    expect(compoundPoissonInterval(400, 400)).toMatchObject({ low: 400 - 1.959963984540054 * 20 });
  });

  it('is null without amounts', () => {
    expect(compoundPoissonInterval(0, 0)).toBeNull();
  });
});
