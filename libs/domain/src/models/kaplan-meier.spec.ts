import fc from 'fast-check';
import { estimateSurvival } from './kaplan-meier.ts';

const won = (time: number) => ({ time, event: true });
const open = (time: number) => ({ time, event: false });

describe('estimateSurvival', () => {
  it('gives the median sales cycle of METRICS.md', () => {
    expect(estimateSurvival([won(10), won(20), won(60)])).toMatchObject({
      n: 3,
      events: 3,
      censored: 0,
      median: 20,
    });
  });

  // Freireich et al. (1963), remission in weeks under 6-MP, the textbook example of the estimator.
  const remission = [
    ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map(won),
    ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(open),
  ];

  it('gives the published curve of remission under 6-MP', () => {
    const { steps, median, medianLow, medianHigh } = estimateSurvival(remission);
    const published = [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448];
    expect(steps.map(({ time }) => time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    for (const [index, survival] of published.entries())
      expect(steps[index]!.survival).toBeCloseTo(survival, 3);
    expect({ median, medianLow, medianHigh }).toEqual({ median: 23, medianLow: 13, medianHigh: null });
  });

  it('gives Greenwood’s interval on the log(−log) scale', () => {
    const [first] = estimateSurvival(remission).steps;
    const error = Math.sqrt(3 / (21 * 18)) / -Math.log(18 / 21);
    expect(first!.interval!.low).toBeCloseTo((18 / 21) ** Math.exp(1.959964 * error), 6);
    expect(first!.interval!.high).toBeCloseTo((18 / 21) ** Math.exp(-1.959964 * error), 6);
  });

  it('has no median while more than half are open', () => {
    expect(estimateSurvival([won(1), open(2), open(3)])).toMatchObject({ median: null, censored: 2 });
    expect(estimateSurvival([])).toMatchObject({ n: 0, steps: [], median: null });
  });

  it('knows no interval once nobody is left', () => {
    expect(estimateSurvival([won(1)]).steps[0]).toMatchObject({ survival: 0, interval: null });
  });

  it('is the empirical share without censoring and never rises with it', () => {
    const lifetime = fc.record({ time: fc.integer({ min: 0, max: 50 }), event: fc.boolean() });
    fc.assert(
      fc.property(fc.array(lifetime, { minLength: 1 }), (lifetimes) => {
        const { steps } = estimateSurvival(lifetimes);
        const falls = steps.every(({ survival, interval }, index) => {
          const inside = !interval || (interval.low <= survival && survival <= interval.high);
          return inside && survival >= 0 && survival < (steps[index - 1]?.survival ?? 1);
        });
        const all = estimateSurvival(lifetimes.map(({ time }) => won(time)));
        const empirical = all.steps.every(
          ({ time, survival }) =>
            Math.abs(survival - lifetimes.filter((one) => one.time > time).length / lifetimes.length) < 1e-12,
        );
        return falls && empirical;
      }),
    );
  });

  it.each([-1, NaN, Infinity])('refuses a time of %d', (time) => {
    expect(() => estimateSurvival([won(time)])).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});
