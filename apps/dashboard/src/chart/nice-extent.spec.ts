import { niceExtent } from './nice-extent.ts';

const bars = (values: number[], steps: number) =>
  niceExtent({ values, steps, fromZero: true, unit: 'count' });
const line = (values: number[], unit = '%') => niceExtent({ values, steps: 3, fromZero: false, unit });

describe('niceExtent', () => {
  it('starts bars at zero and ends them on a round figure', () => {
    expect(bars([3, 97], 4)).toEqual({ min: 0, max: 100, interval: 50 });
    expect(bars([-12, 30], 2)).toEqual({ min: -50, max: 50, interval: 50 });
  });

  it('leaves a line some room', () => {
    expect(line([33, 41])).toEqual({ min: 30, max: 45, interval: 5 });
  });

  it('never takes positive values under zero', () => {
    expect(line([0.1, 9]).min).toBe(0);
  });

  it('never leaves the ends of a rate', () => {
    expect(line([74, 100]).max).toBe(100);
    expect(line([-100, 20], 'points').min).toBe(-100);
  });

  it('steps durations by minutes and hours', () => {
    expect(line([2_000, 7_900], 's').interval).toBe(3600);
    expect(line([70, 300], 's').interval).toBe(120);
  });

  it('gives a flat series room', () => {
    const { min, max } = line([40, 40]);
    expect(max).toBeGreaterThan(min);
  });

  it('survives a series without values', () => {
    expect(line([])).toEqual({ min: 0, max: 1, interval: 1 });
  });
});
