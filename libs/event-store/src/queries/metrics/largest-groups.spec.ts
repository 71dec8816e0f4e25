import { keepLargestGroups } from './largest-groups.ts';
import type { Place } from './rows.ts';

const row = (g0: string, n: number, tail: 0 | 1 = 0): Place & { n: number } => ({
  bucket: '',
  g0,
  g1: '',
  g2: '',
  tail,
  n,
});
const sizeOf = ({ n }: { n: number }): number => n;
/** So many points that only five groups fit. */
const manyPoints = 5000;

describe('keepLargestGroups', () => {
  it('folds the small groups into the tail and loses nothing', () => {
    const rows = [
      row('a', 1),
      row('b', 9),
      row('c', 9),
      row('d', 9),
      row('e', 5),
      row('e', 5),
      row('f', 9),
      row('a', 2),
    ];
    const kept = keepLargestGroups(rows, manyPoints, sizeOf);
    expect(kept.filter(({ tail }) => tail === 1)).toEqual([row('', 1, 1), row('', 2, 1)]);
    expect(kept.reduce((sum, { n }) => sum + n, 0)).toBe(49);
  });

  it('breaks ties by name, so that two runs show the same groups', () => {
    const rows = ['g', 'f', 'e', 'd', 'c', 'b', 'a'].map((name) => row(name, 1));
    const shown = keepLargestGroups(rows, manyPoints, sizeOf).flatMap(({ g0, tail }) =>
      tail === 0 ? [g0] : [],
    );
    expect(shown.sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('keeps the tail that the query folded', () => {
    expect(keepLargestGroups([row('', 4, 1), row('a', 1)], 1, sizeOf)).toEqual([row('', 4, 1), row('a', 1)]);
  });

  it('leaves a few groups as they are', () => {
    expect(keepLargestGroups([row('a', 1), row('b', 2)], 1, sizeOf)).toHaveLength(2);
  });
});
