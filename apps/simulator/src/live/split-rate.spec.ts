import { splitRate } from './split-rate.ts';

describe('the rate of a demo', () => {
  it('adds up to what was asked', () => {
    for (const [rate, days] of [
      [20, 30],
      [20, 0],
      [0.01, 30],
      [500, 1],
    ] as const) {
      const { companyPerSecond, footfallPerSecond } = splitRate(rate, days);
      expect(companyPerSecond + footfallPerSecond).toBeCloseTo(rate, 10);
      expect(footfallPerSecond).toBeGreaterThanOrEqual(0);
    }
  });

  it('keeps a month of history under 500,000 events', () => {
    expect(splitRate(20, 30).companyPerSecond * 30 * 86_400).toBeCloseTo(500_000, 6);
  });
});
