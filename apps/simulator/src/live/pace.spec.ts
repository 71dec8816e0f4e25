import { paceOf, usualRate } from './pace.ts';

describe('the pace of live traffic', () => {
  it('keeps a history under 650,000 events, however long', () => {
    for (const days of [1, 30, 365]) expect(usualRate(days) * days * 86_400).toBeCloseTo(650_000, 6);
  });

  it('adds up to what was asked', () => {
    for (const rate of [0.01, 0.135, 500]) {
      const { companyPerSecond, footfallPerSecond } = paceOf(rate);
      expect(companyPerSecond + footfallPerSecond).toBeCloseTo(rate, 10);
    }
  });
});
