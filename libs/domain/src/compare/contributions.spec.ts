import fc from 'fast-check';
import { compositionOf, contributionOf, type Part } from './contributions.ts';

const ratio = (numerator: number, denominator: number): Part => ({
  value: denominator > 0 ? (100 * numerator) / denominator : null,
  numerator,
  denominator,
});
const totalOf = (parts: readonly Part[]): Part =>
  ratio(
    parts.reduce((sum, part) => sum + (part.numerator ?? 0), 0),
    parts.reduce((sum, part) => sum + (part.denominator ?? 0), 0),
  );
const count = (value: number | null): Part => ({ value, numerator: null, denominator: null });

describe('compositionOf', () => {
  it('knows a ratio and its scale', () => {
    const parts = [ratio(5, 10), ratio(1, 10)];
    expect(compositionOf(totalOf(parts), parts)).toEqual({ kind: 'ratio', scale: 100 });
  });

  it('finds the scale of a total that is zero in its groups', () => {
    const parts = [
      { value: 50, numerator: 5, denominator: 10 },
      { value: -50, numerator: -5, denominator: 10 },
    ];
    expect(compositionOf({ value: 0, numerator: 0, denominator: 20 }, parts)).toEqual({
      kind: 'ratio',
      scale: 100,
    });
  });

  it('knows a sum, and what is none', () => {
    expect(compositionOf(count(7), [count(3), count(4), count(null)])).toEqual({ kind: 'sum' });
    expect(compositionOf(count(6), [count(3), count(4)])).toBeNull();
    expect(compositionOf(count(null), [])).toBeNull();
    expect(compositionOf(ratio(1, 9), [ratio(1, 10)])).toBeNull();
  });
});

describe('contributionOf', () => {
  it('tells a change of rate from a change of weight', () => {
    const before = [ratio(8, 10), ratio(2, 10)];
    const onlyRate = [ratio(8, 10), ratio(4, 10)];
    const onlyMix = [ratio(4, 5), ratio(3, 15)];
    const of = (now: Part[], index: number) =>
      contributionOf(
        { kind: 'ratio', scale: 100 },
        { total: totalOf(now), part: now[index]! },
        { total: totalOf(before), part: before[index]! },
      );
    expect(of(onlyRate, 0)).toMatchObject({ rate: 0, mix: 0 });
    expect(of(onlyRate, 1)).toMatchObject({ rate: 10, mix: 0 });
    expect(of(onlyMix, 0).rate).toBeCloseTo(0, 12);
    expect(of(onlyMix, 0).mix + of(onlyMix, 1).mix).toBeCloseTo(-15, 12);
  });

  it('takes a group that came or went for weight alone', () => {
    const before = [ratio(8, 10), ratio(0, 0)];
    const now = [ratio(8, 10), ratio(0, 10)];
    const { rate, mix } = contributionOf(
      { kind: 'ratio', scale: 100 },
      { total: totalOf(now), part: now[1]! },
      { total: totalOf(before), part: before[1]! },
    );
    expect(rate).toBe(0);
    expect(mix).toBeLessThan(0);
  });

  it('sums to the difference', () => {
    const part = fc.tuple(fc.nat(50), fc.nat(50)).map(([hits, misses]) => ratio(hits, hits + misses));
    const pair = fc.integer({ min: 1, max: 8 }).chain((size) => {
      const parts = fc.array(part, { minLength: size, maxLength: size });
      return fc.tuple(parts, parts);
    });
    fc.assert(
      fc.property(pair, ([now, before]) => {
        const [after, first] = [totalOf(now), totalOf(before)];
        fc.pre(after.value !== null && first.value !== null);
        const sum = now.reduce(
          (all, own, index) =>
            all +
            contributionOf(
              { kind: 'ratio', scale: 100 },
              { total: after, part: own },
              { total: first, part: before[index]! },
            ).total,
          0,
        );
        expect(sum).toBeCloseTo(after.value! - first.value!, 8);
      }),
    );
  });
});
