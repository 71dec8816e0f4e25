import { effortOf } from './ces.ts';

const net = (max: number, direction: 'higher_is_better' | 'lower_is_better') =>
  Array.from({ length: max }, (_, index) => effortOf(index + 1, { min: 1, max, direction })?.net);

describe('effortOf', () => {
  it('leaves 4 of 7 neutral in the net index', () => {
    expect(net(7, 'higher_is_better')).toEqual([-1, -1, -1, 0, 0, 1, 1]);
  });

  it('leaves 3 of 5 neutral', () => {
    expect(net(5, 'higher_is_better')).toEqual([-1, -1, 0, 1, 1]);
  });

  it('mirrors CES 1.0, where a low effort is good', () => {
    expect(net(5, 'lower_is_better')).toEqual([1, 1, 0, -1, -1]);
  });

  it.each([
    [4, 7, false],
    [5, 7, true],
    [3, 5, false],
    [4, 5, true],
  ])('counts %i of %i as easy: %s', (score, max, easy) => {
    expect(effortOf(score, { min: 1, max, direction: 'higher_is_better' })?.easy).toBe(easy);
  });

  it('does not classify other scales', () => {
    expect(effortOf(5, { min: 0, max: 10, direction: 'higher_is_better' })).toBeNull();
    expect(effortOf(5, { min: 1, max: 10, direction: 'higher_is_better' })).toBeNull();
  });
});
