import { restMs } from './rest.ts';

describe('restMs', () => {
  it('never holds up a backlog', () => {
    expect(restMs(5000, 0)).toBe(0);
    expect(restMs(40_000, 2000)).toBe(0);
  });

  it.each([
    [1, 50],
    [90, 90],
    [2000, 150],
  ])('rests after next to no rows that took %d ms for %d ms', (workedMs, rest) => {
    expect(restMs(1, workedMs)).toBeCloseTo(rest, 0);
  });

  it.each([
    [1000, 80],
    [2500, 50],
    [4000, 20],
  ])('rests after %d rows that took 100 ms for %d ms', (entries, rest) => {
    expect(restMs(entries, 100)).toBeCloseTo(rest, 6);
  });
});
