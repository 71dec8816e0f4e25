import { PendingIndex } from './pending-index.ts';

const fill = (runs: number, gapMs = 1_000) => {
  const index = new PendingIndex();
  for (let seq = 1; seq <= runs; seq += 1)
    index.add({ lastSeq: seq, firstAppendedAtMs: seq * gapMs, bytes: 10 });
  return index;
};

describe('PendingIndex', () => {
  it('tells the age of the oldest pending run', () => {
    const index = fill(5);
    index.release(2);
    expect(index.oldestAgeMs(10_000)).toBe(7_000);
    expect(index.bytes).toBe(30);
  });

  it('has no age and no bytes when all is released', () => {
    const index = fill(5);
    index.release(5);
    expect([index.oldestAgeMs(10_000), index.bytes]).toEqual([0, 0]);
  });

  it('never shows a negative age', () => {
    expect(fill(1).oldestAgeMs(0)).toBe(0);
  });

  it('joins records of the same moment', () => {
    expect(fill(100, 0).toRuns()).toEqual([{ lastSeq: 100, firstAppendedAtMs: 0, bytes: 1000 }]);
  });

  it('stays small under a backlog of days', () => {
    const index = fill(200_000);
    expect(index.toRuns().length).toBeLessThanOrEqual(4096);
    expect(index.bytes).toBe(2_000_000);
    index.release(199_000);
    expect(index.bytes).toBeGreaterThanOrEqual(10_000);
    expect(index.bytes).toBeLessThan(20_000);
  });
});
