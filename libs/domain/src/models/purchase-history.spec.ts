import { mergeOccasions, summarisePurchases, type Purchase } from './purchase-history.ts';

const purchases: Purchase[] = [
  { customer: 'b', day: 10, amount: 4 },
  { customer: 'a', day: 17, amount: 20 },
  { customer: 'a', day: 3, amount: 99 },
  { customer: 'a', day: 17, amount: 10 },
  { customer: 'a', day: 31, amount: 60 },
  { customer: 'c', day: 40, amount: 1 },
];

describe('mergeOccasions', () => {
  it('takes purchases of one day for one occasion', () => {
    expect(mergeOccasions(purchases)[0]).toEqual({
      customer: 'a',
      occasions: [
        { day: 3, amount: 99 },
        { day: 17, amount: 30 },
        { day: 31, amount: 60 },
      ],
    });
  });

  it.each([
    ['a refund', { customer: 'a', day: 1, amount: -1 }],
    ['no amount', { customer: 'a', day: 1, amount: NaN }],
    ['half a day', { customer: 'a', day: 1.5, amount: 1 }],
  ])('refuses %s', (_what, purchase) => {
    expect(() => mergeOccasions([purchase])).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});

describe('summarisePurchases', () => {
  it('counts repeats, their times and their mean amount up to the end', () => {
    expect(summarisePurchases(purchases, { unit: 'week', calibrationEnd: 38 })).toEqual({
      per: 'week',
      customers: [
        { customer: 'a', x: 2, tx: 4, T: 5, m: 45 },
        { customer: 'b', x: 0, tx: 0, T: 4, m: 0 },
      ],
      medianGap: 2,
    });
  });

  it('does not look beyond the end of the calibration', () => {
    const { customers } = summarisePurchases(purchases, { unit: 'day', calibrationEnd: 17 });
    expect(customers[0]).toEqual({ customer: 'a', x: 1, tx: 14, T: 14, m: 30 });
  });

  it('knows no gap when nobody came back', () => {
    expect(summarisePurchases([], { unit: 'day', calibrationEnd: 5 })).toEqual({
      per: 'day',
      customers: [],
      medianGap: null,
    });
  });
});
