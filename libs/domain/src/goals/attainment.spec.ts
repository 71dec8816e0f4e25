import { attainmentOf, elapsedShare, paceOf } from './attainment.ts';

const week = { fromMs: Date.UTC(2026, 5, 1), toMs: Date.UTC(2026, 5, 8), tz: 'UTC' };
const all = [1, 2, 3, 4, 5, 6, 7];

describe('attainment', () => {
  it.each([
    [80, 100, 'higher_is_better', 0.8],
    [8, 4, 'lower_is_better', 0.5],
    [3, 4, 'lower_is_better', 4 / 3],
    [5, 0, 'higher_is_better', null],
    [0, 4, 'lower_is_better', null],
    [0, 4, 'higher_is_better', 0],
    [null, 4, 'higher_is_better', null],
  ] as const)('of %p for a target of %p, %s, is %p', (actual, target, direction, expected) => {
    expect(attainmentOf(actual, target, direction)).toBe(expected);
  });

  it('is ahead or behind by the share of the period that has passed', () => {
    expect(paceOf(0.45, 0.5)).toBe(0.9);
    expect(paceOf(0.45, 0)).toBeNull();
    expect(paceOf(null, 0.5)).toBeNull();
  });
});

describe('the elapsed share of a period', () => {
  it.each([
    ['before it', Date.UTC(2026, 4, 1), all, 0],
    ['after it', Date.UTC(2026, 7, 1), all, 1],
    ['on Thursday midnight', Date.UTC(2026, 5, 4), all, 3 / 7],
    ['on Thursday midnight of five days', Date.UTC(2026, 5, 4), [1, 2, 3, 4, 5], 3 / 5],
    ['on Sunday of five days', Date.UTC(2026, 5, 7), [1, 2, 3, 4, 5], 1],
  ])('%s', (_when, nowMs, workdays, expected) => {
    expect(elapsedShare({ ...week, workdays }, nowMs)).toBeCloseTo(expected, 12);
  });

  it('goes by the clock when none of its days counts', () => {
    const saturday = { ...week, fromMs: Date.UTC(2026, 5, 6), toMs: Date.UTC(2026, 5, 7) };
    expect(elapsedShare({ ...saturday, workdays: [1] }, Date.UTC(2026, 5, 6, 12))).toBe(0.5);
  });
});
