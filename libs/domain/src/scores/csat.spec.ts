import { isSatisfied } from './csat.ts';

const satisfiedOn = (
  min: number,
  max: number,
  direction: 'higher_is_better' | 'lower_is_better' = 'higher_is_better',
) =>
  Array.from({ length: max - min + 1 }, (_, index) => min + index).filter((score) =>
    isSatisfied(score, { min, max, direction }),
  );

describe('isSatisfied', () => {
  it.each([
    [1, 3, [3]],
    [1, 4, [3, 4]],
    [1, 5, [4, 5]],
    [1, 6, [5, 6]],
    [1, 7, [6, 7]],
    [1, 10, [8, 9, 10]],
    [0, 10, [9, 10]],
    [0, 1, [1]],
  ])('has the published set on %i-%i', (min, max, expected) => {
    expect(satisfiedOn(min, max)).toEqual(expected);
  });

  it('turns the set over when lower is better', () => {
    expect(satisfiedOn(1, 5, 'lower_is_better')).toEqual([1, 2]);
  });

  it('knows no set for another scale', () => {
    expect(isSatisfied(8, { min: 1, max: 8, direction: 'higher_is_better' })).toBeNull();
  });
});
