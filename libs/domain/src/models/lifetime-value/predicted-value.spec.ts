import type { CustomerHistories } from '../customer-history.ts';
import { convertSpan, type Span, type TimeUnit } from '../time-unit.ts';
import { predictedValues } from './predicted-value.ts';

const purchases = {
  model: 'bg-nbd',
  per: 'week',
  r: 0.24259,
  alpha: 4.41353,
  a: 0.79289,
  b: 2.42575,
} as const;
const spend = { model: 'gamma-gamma', p: 6.2488, q: 3.7446, v: 15.4477 } as const;
/** The first six customers of the published CDNOW summary. */
const firstSix: CustomerHistories<'week'> = {
  per: 'week',
  customers: [
    { customer: '1', x: 2, tx: 30.43, T: 38.86, m: 22.35 },
    { customer: '2', x: 1, tx: 1.71, T: 38.86, m: 11.77 },
    { customer: '3', x: 0, tx: 0, T: 38.86, m: 0 },
    { customer: '4', x: 0, tx: 0, T: 38.86, m: 0 },
    { customer: '5', x: 0, tx: 0, T: 38.86, m: 0 },
    { customer: '6', x: 7, tx: 29.43, T: 38.86, m: 73.74 },
  ],
  medianGap: 5,
};
const monthly = { rate: 0.01, per: 'month' } as const;
const month = convertSpan({ length: 1, unit: 'month' }, 'week');

describe('predictedValues', () => {
  it('gives twelve months of 4.345 weeks as METRICS.md has them', () => {
    const values = predictedValues(purchases, spend, firstSix, {
      period: month,
      periods: 12,
      discount: monthly,
    });
    for (const [index, expected] of [36.279, 4.638, 8.344, 8.344, 8.344, 283.524].entries())
      expect(Math.abs(values[index]! / expected - 1)).toBeLessThan(1e-3);
  });

  it('gives the wrong printed figures only when told that a month has 30 weeks', () => {
    const values = firstSix.customers.map(
      (customer) =>
        predictedValues(
          purchases,
          spend,
          { ...firstSix, customers: [customer] },
          {
            period: { length: 30, unit: 'week' },
            periods: 12,
            discount: { rate: 1.01 ** (4.345 / 30) - 1, per: 'month' },
          },
        )[0],
    );
    for (const [index, expected] of [140.096, 18.943, 38.181, 38.181, 38.181, 1003.868].entries())
      expect(Math.abs(values[index]! / expected - 1)).toBeLessThan(1e-3);
  });

  it('refuses periods in another unit than the model', () => {
    const period: Span<TimeUnit> = { length: 1, unit: 'month' };
    const anyUnit: Parameters<typeof predictedValues<TimeUnit>>[0] = purchases;
    expect(() =>
      predictedValues(anyUnit, spend, firstSix, { period, periods: 12, discount: monthly }),
    ).toThrow(expect.objectContaining({ code: 'unit_mismatch' }));
    expect(() =>
      predictedValues(
        anyUnit,
        spend,
        { ...firstSix, per: 'day' },
        { period: month, periods: 12, discount: monthly },
      ),
    ).toThrow(expect.objectContaining({ code: 'unit_mismatch' }));
  });

  it.each([0, -1, 1.5, 1e9])('refuses %d periods', (periods) => {
    expect(() =>
      predictedValues(purchases, spend, firstSix, { period: month, periods, discount: monthly }),
    ).toThrow('periods');
  });
});
