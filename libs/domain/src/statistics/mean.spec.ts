import { meanInterval, sampleOfCounts } from './mean.ts';

describe('meanInterval', () => {
  it('gives the CES mean of METRICS.md with its interval', () => {
    const sample = sampleOfCounts(
      [80, 210, 140, 110, 160, 180, 120].map((count, index) => [index + 1, count]),
    )!;
    expect(sample).toMatchObject({ n: 1000, mean: 4.08 });
    const interval = meanInterval(sample, { min: 1, max: 7 })!;
    expect(interval.method).toBe('student-t');
    expect(interval.low).toBeCloseTo(3.961327, 5);
    expect(interval.high).toBeCloseTo(4.198673, 5);
  });

  it('never shows five stars plus or minus nothing', () => {
    const allFives = meanInterval(sampleOfCounts([[5, 10]])!, { min: 1, max: 5 })!;
    expect(allFives.method).toBe('wilson-rescaled');
    expect(allFives.high).toBe(5);
    expect(allFives.low).toBeCloseTo(1 + 4 * 0.72247, 4);
  });

  it('knows nothing of the spread of one open value', () => {
    expect(meanInterval({ n: 1, mean: 12, deviation2: 0 })).toBeNull();
  });

  it('stays within the scale', () => {
    const interval = meanInterval(
      sampleOfCounts([
        [1, 1],
        [5, 1],
      ])!,
      { min: 1, max: 5 },
    )!;
    expect(interval).toMatchObject({ low: 1, high: 5 });
  });
});

describe('sampleOfCounts', () => {
  it('is null without answers', () => {
    expect(sampleOfCounts([])).toBeNull();
  });

  it('keeps a small spread on top of a large value', () => {
    expect(
      sampleOfCounts([
        [1e9, 1],
        [1e9 + 1, 1],
      ]),
    ).toMatchObject({ n: 2, mean: 1e9 + 0.5, deviation2: 0.5 });
  });
});
