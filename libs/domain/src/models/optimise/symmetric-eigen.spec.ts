import fc from 'fast-check';
import { eigenPairs } from './symmetric-eigen.ts';
import { dot } from './vector.ts';

describe('eigenPairs', () => {
  it('solves the textbook two by two', () => {
    const [low, high] = eigenPairs([
      [2, 1],
      [1, 2],
    ]);
    expect(low?.value).toBeCloseTo(1, 14);
    expect(high?.value).toBeCloseTo(3, 14);
  });

  it('turns the matrix into multiples of its vectors', () => {
    const entries = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), {
      minLength: 10,
      maxLength: 10,
    });
    fc.assert(
      fc.property(entries, (values) => {
        const at = (r: number, c: number): number =>
          values[(Math.max(r, c) * (Math.max(r, c) + 1)) / 2 + Math.min(r, c)]!;
        const matrix = [0, 1, 2, 3].map((r) => [0, 1, 2, 3].map((c) => at(r, c)));
        return eigenPairs(matrix).every(({ value, vector }) =>
          matrix.every((row, r) => Math.abs(dot(row, vector) - value * vector[r]!) < 1e-9),
        );
      }),
    );
  });
});
