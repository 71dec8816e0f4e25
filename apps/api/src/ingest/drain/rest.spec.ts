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
  ])('rests after a small batch that took %d ms for %d ms', (workedMs, rest) => {
    expect(restMs(4999, workedMs)).toBe(rest);
  });
});
