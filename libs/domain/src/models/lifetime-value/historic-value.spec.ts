import { historicValue, presentValueToDate } from './historic-value.ts';

const purchases = [
  { customer: 'b', day: 465, amount: 110 },
  { customer: 'b', day: 100, amount: 10 },
  { customer: 'a', day: 7, amount: 5 },
];

describe('historicValue', () => {
  it('is the sum of the amounts per customer', () => {
    expect(historicValue(purchases)).toEqual({ customers: 2, total: 125, mean: 62.5 });
  });

  it('has no mean without customers', () => {
    expect(historicValue([])).toEqual({ customers: 0, total: 0, mean: null });
  });
});

describe('presentValueToDate', () => {
  it('discounts to the first purchase of each customer', () => {
    const { total, mean } = presentValueToDate(purchases, { rate: 0.1, per: 'year' });
    expect(total).toBeCloseTo(10 + 100 + 5, 10);
    expect(mean).toBeCloseTo(57.5, 10);
  });
});
