import fc from 'fast-check';
import { npsChangeZ, npsClass, npsInterval, npsMargin, npsOf } from './nps.ts';

const counts = (promoters: number, passives: number, detractors: number) => ({
  promoters,
  passives,
  detractors,
});

describe('npsOf', () => {
  // METRICS.md, M1: score, Wald margin, adjusted-Wald interval.
  it.each([
    [counts(50, 30, 20), 30, 15.31, 14.05, 44.2],
    [counts(58, 24, 18), 40, 15.18, 23.86, 53.81],
    [counts(5, 3, 2), 30, 48.41, -19.05, 65.2],
    [counts(10, 0, 0), 100, 0, 47.5, 100],
    [counts(1, 0, 0), 100, 0, -48.5, 98.5],
  ])('gives the published figures of %j', (parts, nps, margin, low, high) => {
    expect(npsOf(parts)).toBeCloseTo(nps, 10);
    expect(npsMargin(parts)).toBeCloseTo(margin, 2);
    expect(npsInterval(parts)?.low).toBeCloseTo(low, 2);
    expect(npsInterval(parts)?.high).toBeCloseTo(high, 2);
  });

  it('agrees with the San Francisco airport survey of 2017', () => {
    const sfo = counts(1436, 968, 342);
    expect(npsOf(sfo)).toBeCloseTo(39.8398, 4);
    expect((npsMargin(sfo) ?? 0) * (1.96 / 1.959963984540054)).toBeCloseTo(2.61491, 5);
  });

  it('is null without answers', () => {
    expect(npsOf(counts(0, 0, 0))).toBeNull();
    expect(npsMargin(counts(0, 0, 0))).toBeNull();
    expect(npsInterval(counts(0, 0, 0))).toBeNull();
  });

  it('stays within its range with an interval of some width', () => {
    const some = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(some, some, some, (promoters, passives, detractors) => {
        const parts = counts(promoters, passives, detractors);
        const nps = npsOf(parts);
        const interval = npsInterval(parts);
        if (nps === null || interval === null) return promoters + passives + detractors === 0;
        return (
          Math.abs(nps) <= 100 && interval.low >= -100 && interval.high <= 100 && interval.high > interval.low
        );
      }),
    );
  });
});

describe('npsClass', () => {
  it.each([
    [0, 'detractors'],
    [6, 'detractors'],
    [7, 'passives'],
    [8, 'passives'],
    [9, 'promoters'],
    [10, 'promoters'],
    [11, null],
    [-1, null],
    [7.5, null],
    [Number.NaN, null],
  ])('puts %d into %s', (score, expected) => {
    expect(npsClass(score)).toBe(expected);
  });
});

describe('npsChangeZ', () => {
  it('calls a fall of ten points in 2,000 answers a move', () => {
    expect(npsChangeZ(counts(1000, 600, 400), counts(900, 600, 500))).toBeCloseTo(-3.9684, 3);
  });

  it('is zero between equal samples', () => {
    expect(npsChangeZ(counts(50, 30, 20), counts(50, 30, 20))).toBe(0);
  });

  it('is null when neither sample has an error', () => {
    expect(npsChangeZ(counts(1, 0, 0), counts(0, 0, 1))).toBeNull();
  });
});
