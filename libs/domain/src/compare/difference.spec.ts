import fc from 'fast-check';
import { npsInterval, npsOf } from '../scores/nps.ts';
import { scaleInterval } from '../statistics/interval.ts';
import { wilsonInterval } from '../statistics/proportion.ts';
import { differenceOf, type Estimate } from './difference.ts';

const share = (hits: number, n: number): Estimate => ({
  value: n > 0 ? (100 * hits) / n : null,
  n,
  interval: n > 0 ? scaleInterval(wilsonInterval(hits, n)!, 100) : null,
  unit: '%',
});
const nps = (promoters: number, passives: number, detractors: number): Estimate => {
  const counts = { promoters, passives, detractors };
  return {
    value: npsOf(counts),
    n: promoters + passives + detractors,
    interval: npsInterval(counts),
    unit: 'points',
  };
};

describe('differenceOf', () => {
  it('is Newcombe’s interval for two shares', () => {
    // 56/70 against 48/80: the worked example of Newcombe (1998), method 10: 0.0524 to 0.3339.
    const { value, interval } = differenceOf(share(56, 70), share(48, 80), 30);
    expect(value).toBeCloseTo(20, 10);
    expect(interval!.low).toBeCloseTo(5.24, 2);
    expect(interval!.high).toBeCloseTo(33.39, 2);
  });

  it('tells moved from noise, and both from too few', () => {
    expect(differenceOf(nps(600, 200, 200), nps(400, 300, 300), 30).verdict).toBe('moved');
    expect(differenceOf(nps(52, 28, 20), nps(50, 30, 20), 30).verdict).toBe('could_be_noise');
    expect(differenceOf(nps(10, 0, 0), nps(0, 0, 10), 30).verdict).toBe('too_few');
    expect(differenceOf(share(1, 40), share(0, 0), 30)).toEqual({
      value: null,
      relative: null,
      interval: null,
      verdict: 'too_few',
    });
  });

  it('takes a bare count for a Poisson one', () => {
    const bare = (value: number): Estimate => ({ value, n: value, interval: null, unit: 'count' });
    expect(differenceOf(bare(200), bare(100), 0).verdict).toBe('moved');
    expect(differenceOf(bare(11), bare(10), 0).verdict).toBe('could_be_noise');
    expect(differenceOf({ ...bare(11), unit: 's' }, { ...bare(10), unit: 's' }, 0).verdict).toBe('too_few');
  });

  it('never finds two identical samples moved', () => {
    const counts = fc.tuple(fc.nat(200), fc.nat(200), fc.nat(200));
    fc.assert(
      fc.property(counts, ([promoters, passives, detractors]) => {
        const one = nps(promoters, passives, detractors);
        expect(differenceOf(one, one, 0).verdict).not.toBe('moved');
      }),
    );
  });
});
