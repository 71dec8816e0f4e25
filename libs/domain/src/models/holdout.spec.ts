import { backTest } from './holdout.ts';

const params = { model: 'bg-nbd', per: 'week', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } as const;
const purchases = [
  { customer: 'a', day: 0, amount: 1 },
  { customer: 'a', day: 7, amount: 1 },
  { customer: 'a', day: 20, amount: 1 },
  { customer: 'a', day: 99, amount: 1 },
  { customer: 'b', day: 3, amount: 1 },
  { customer: 'late', day: 16, amount: 1 },
];
const split = { calibrationEnd: 14, holdoutEnd: 25 };

describe('backTest', () => {
  const result = backTest(params, purchases, split);

  it('counts the holdout of those who were there before', () => {
    expect(result).toMatchObject({ customers: 2, actualTotal: 1 });
    expect(result.expectedTotal).toBeGreaterThan(0);
    expect(result.meanAbsoluteError).toBeLessThan(1);
  });

  it('spreads all customers over the histogram', () => {
    expect(result.histogram.actual).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
    expect(result.histogram.expected.reduce((sum, count) => sum + count, 0)).toBeCloseTo(2, 12);
  });

  it('tracks the repeats week by week and cuts the last week short', () => {
    expect(result.tracking.map(({ until, actual }) => [until, actual])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
      [25 / 7, 2],
    ]);
    const expected = result.tracking.map((week) => week.expected);
    expect(expected.every((value, week) => value > (expected[week - 1] ?? 0))).toBe(true);
  });

  it('refuses an empty holdout and an empty calibration', () => {
    expect(() => backTest(params, purchases, { calibrationEnd: 14, holdoutEnd: 14 })).toThrow('holdout');
    expect(() => backTest(params, purchases, { calibrationEnd: -5, holdoutEnd: 14 })).toThrow('nobody');
  });
});
