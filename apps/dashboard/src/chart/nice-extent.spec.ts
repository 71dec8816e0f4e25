import { niceExtent } from './nice-extent.ts';

describe('niceExtent', () => {
  it.each([
    [[33, 41], 3, false, { min: 30, max: 45, interval: 5 }],
    [[3, 97], 4, true, { min: 0, max: 100, interval: 50 }],
    [[-12, 30], 2, true, { min: -50, max: 50, interval: 50 }],
    [[0.1, 0.3], 2, false, { min: 0.1, max: 0.3, interval: 0.1 }],
  ])('gives %j round ends', (values, steps, fromZero, expected) => {
    expect(niceExtent(values, steps, fromZero)).toEqual(expected);
  });

  it('gives a flat series room', () => {
    const { min, max } = niceExtent([40, 40], 3, false);
    expect(max).toBeGreaterThan(min);
  });

  it('survives a series without values', () => {
    expect(niceExtent([], 3, false)).toEqual({ min: 0, max: 1, interval: 1 });
  });
});
