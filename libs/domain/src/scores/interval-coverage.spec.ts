import fc from 'fast-check';
import { wilsonInterval } from '../statistics/proportion.ts';
import { npsInterval, npsOf } from './nps.ts';

const sizes = [20, 50, 100, 300, 1000];
const logFactorials = [0];
for (let k = 1; k <= 1000; k += 1) logFactorials.push((logFactorials.at(-1) ?? 0) + Math.log(k));
const logFactorial = (k: number): number => logFactorials[k] ?? Number.NaN;

/** Of all samples of n answers that a population gives, the share in per cent whose interval holds its NPS. Exact. */
function npsCoverage(n: number, shares: { promoters: number; passives: number }): number {
  const detracting = 1 - shares.promoters - shares.passives;
  const truth = 100 * (shares.promoters - detracting);
  const [logP, logQ, logD] = [shares.promoters, shares.passives, detracting].map(Math.log);
  let held = 0;
  for (let promoters = 0; promoters <= n; promoters += 1)
    for (let passives = 0; passives <= n - promoters; passives += 1) {
      const detractors = n - promoters - passives;
      const ways =
        logFactorial(n) - logFactorial(promoters) - logFactorial(passives) - logFactorial(detractors);
      const log = ways + promoters * logP! + passives * logQ! + detractors * logD!;
      if (log < -30) continue;
      const interval = npsInterval({ promoters, passives, detractors })!;
      if (interval.low <= truth && truth <= interval.high) held += Math.exp(log);
    }
  return 100 * held;
}

function wilsonCoverage(n: number, share: number): number {
  let held = 0;
  for (let yes = 0; yes <= n; yes += 1) {
    const interval = wilsonInterval(yes, n)!;
    if (interval.low > share || share > interval.high) continue;
    const ways = logFactorial(n) - logFactorial(yes) - logFactorial(n - yes);
    held += Math.exp(ways + yes * Math.log(share) + (n - yes) * Math.log(1 - share));
  }
  return 100 * held;
}

describe('a 95 % interval', () => {
  // Populations as surveys have them: balanced, liked, disliked.
  const populations = [
    { promoters: 0.4, passives: 0.35 },
    { promoters: 0.52, passives: 0.35 },
    { promoters: 0.2, passives: 0.3 },
  ];

  it.each(sizes.flatMap((n) => populations.map((population) => [n, population] as const)))(
    'of NPS over %i answers of %j holds the truth',
    (n, population) => {
      const held = npsCoverage(n, population);
      expect(held).toBeGreaterThan(93);
      expect(held).toBeLessThan(97);
    },
  );

  it.each(sizes)('of a share of %i holds the truth, over shares from 5 to 95 %%', (n) => {
    const shares = Array.from({ length: 181 }, (_share, index) => 0.05 + index / 200);
    const held = shares.reduce((sum, share) => sum + wilsonCoverage(n, share), 0) / shares.length;
    expect(held).toBeGreaterThan(93);
    expect(held).toBeLessThan(97);
  });

  it('narrows with more of the same answers, and holds the score unless that is at an end', () => {
    const part = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(part, part, part, (promoters, passives, detractors) => {
        const counts = { promoters, passives, detractors };
        const tenfold = {
          promoters: 10 * promoters,
          passives: 10 * passives,
          detractors: 10 * detractors,
        };
        const [wide, narrow] = [npsInterval(counts)!, npsInterval(tenfold)!];
        expect(narrow.high - narrow.low).toBeLessThan(wide.high - wide.low);
        expect(wide.low).toBeLessThanOrEqual(npsOf(counts)!);
        expect(wide.high).toBeGreaterThanOrEqual(npsOf(counts)!);
      }),
    );
  });
});
