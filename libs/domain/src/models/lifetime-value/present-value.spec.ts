import { ratePerPeriod } from './discount-rate.ts';
import { perpetualValue, presentValue, presentValues } from './present-value.ts';

const relation = { retention: 0.8, discount: 0.1, firstFlow: 'end-of-period' } as const;

describe('presentValue', () => {
  it('gives five years of 100 as METRICS.md has them', () => {
    const margins = [100, 100, 100, 100, 100];
    const values = presentValues(margins, relation);
    for (const [year, value] of [72.73, 52.89, 38.47, 27.98, 20.35].entries())
      expect(values[year]).toBeCloseTo(value, 2);
    expect(presentValue(margins, relation)).toBeCloseTo(212.41, 2);
  });

  it('is one period less discounted when the first margin is earned now', () => {
    const now = presentValue([100, 100], { ...relation, firstFlow: 'now' });
    expect(now).toBeCloseTo(100 + 100 * (0.8 / 1.1), 12);
  });

  it('is zero for no margins', () => {
    expect(presentValue([], relation)).toBe(0);
  });
});

describe('perpetualValue', () => {
  it('gives the margin multiples of METRICS.md', () => {
    expect(perpetualValue(1, relation)).toBeCloseTo(2.667, 3);
    expect(perpetualValue(1, { ...relation, firstFlow: 'now' })).toBeCloseTo(3.667, 3);
  });

  it('is the limit of the finite sum', () => {
    const margins = Array.from({ length: 500 }, () => 100);
    expect(presentValue(margins, relation)).toBeCloseTo(perpetualValue(100, relation), 9);
  });

  it('is margin over d when everybody stays', () => {
    expect(perpetualValue(100, { ...relation, retention: 1 })).toBeCloseTo(1000, 9);
  });

  it('is an error when everybody stays and nothing is discounted', () => {
    expect(() => perpetualValue(100, { ...relation, retention: 1, discount: 0 })).toThrow(
      expect.objectContaining({ code: 'infinite_value' }),
    );
  });

  it.each([
    ['a retention above one', { retention: 1.2 }],
    ['a retention that is no number', { retention: NaN }],
    ['a negative discount', { discount: -0.1 }],
    ['an infinite discount', { discount: Infinity }],
  ])('refuses %s', (_what, change) => {
    expect(() => perpetualValue(100, { ...relation, ...change })).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
    expect(() => presentValue([NaN], relation)).toThrow('margins');
  });
});

describe('ratePerPeriod', () => {
  it('converts years to months and back', () => {
    const month = { length: 1, unit: 'month' } as const;
    const year = { length: 1, unit: 'year' } as const;
    expect(100 * ratePerPeriod({ rate: 0.1, per: 'year' }, month)).toBeCloseTo(0.7974, 4);
    expect(100 * ratePerPeriod({ rate: 0.01, per: 'month' }, year)).toBeCloseTo(12.683, 3);
  });

  it('takes 4.345 weeks for a month and 52 for a year', () => {
    expect(ratePerPeriod({ rate: 0.01, per: 'month' }, { length: 4.345, unit: 'week' })).toBeCloseTo(
      0.01,
      14,
    );
    const weekly = ratePerPeriod({ rate: 0.15, per: 'year' }, { length: 1, unit: 'week' });
    expect(weekly).toBeCloseTo(1.15 ** (1 / 52) - 1, 15);
  });

  it('refuses a negative rate', () => {
    expect(() => ratePerPeriod({ rate: -0.1, per: 'year' }, { length: 1, unit: 'week' })).toThrow(
      'discount rate',
    );
  });
});
