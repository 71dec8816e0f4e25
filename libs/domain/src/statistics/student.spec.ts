import { student95 } from './student.ts';

describe('student95', () => {
  it.each([
    [1, 12.7062],
    [2, 4.30265],
    [3, 3.18245],
    [4, 2.77645],
    [5, 2.57058],
    [10, 2.22814],
    [29, 2.04523],
    [100, 1.98397],
    [1e6, 1.95997],
  ])('gives the printed table for %i degrees', (degrees, expected) => {
    expect(student95(degrees)).toBeCloseTo(expected, 4);
  });
});
