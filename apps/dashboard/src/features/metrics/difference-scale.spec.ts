import { differenceScale } from './difference-scale.ts';

const interval = { low: -5, high: 15, level: 0.95, method: 'square-and-add' };

describe('differenceScale', () => {
  it('shows where zero stands in the interval', () => {
    expect(differenceScale({ value: 5, relative: null, interval, verdict: 'could_be_noise' })).toEqual({
      low: 8,
      zero: 29,
      value: 50,
      high: 92,
    });
  });

  it('keeps zero on the scale of a difference far from it', () => {
    const far = { ...interval, low: 5 };
    expect(differenceScale({ value: 10, relative: null, interval: far, verdict: 'moved' })?.zero).toBe(8);
  });

  it('has no scale without an interval', () => {
    expect(differenceScale({ value: 5, relative: null, interval: null, verdict: 'too_few' })).toBeUndefined();
  });
});
