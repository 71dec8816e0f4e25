import { logGamma } from '../special/log-gamma.ts';
import { seededRandom } from '../../statistics/seeded-random.ts';
import { expectedPopulationSpend, expectedSpend } from './expected-spend.ts';
import { fitGammaGamma } from './fit.ts';
import { gammaGammaLogLikelihood, groupSpend } from './likelihood.ts';

const published = { model: 'gamma-gamma', p: 6.25, q: 3.74, v: 15.44 } as const;

/** Gamma(shape) of a whole shape: a sum of exponentials. */
function gamma(random: () => number, shape: number): number {
  let sum = 0;
  for (let k = 0; k < shape; k += 1) sum -= Math.log(1 - random());
  return sum;
}

function draw(count: number): { x: number; m: number }[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, () => {
    const x = 1 + Math.floor(5 * random());
    const rate = gamma(random, 4) / 15;
    return { x, m: gamma(random, 6 * x) / rate / x };
  });
}

describe('gammaGammaLogLikelihood', () => {
  it('is the logarithm of the published formula', () => {
    const { p, q, v } = published;
    for (const [x, m] of [
      [2, 22.35],
      [1, 11.77],
      [26, 39.97],
    ] as const) {
      const formula =
        logGamma(p * x + q) -
        logGamma(p * x) -
        logGamma(q) +
        q * Math.log(v) +
        (p * x - 1) * Math.log(m) +
        p * x * Math.log(x) -
        (p * x + q) * Math.log(x * m + v);
      expect(gammaGammaLogLikelihood(published, groupSpend([{ x, m }]))).toBeCloseTo(formula, 10);
    }
  });

  it('does not see the order of customers', () => {
    const customers = draw(50);
    expect(gammaGammaLogLikelihood(published, groupSpend(customers))).toBe(
      gammaGammaLogLikelihood(published, groupSpend(customers.toReversed())),
    );
  });
});

describe('fitGammaGamma', () => {
  it('finds the parameters that drew the spenders', () => {
    const result = fitGammaGamma(draw(1500));
    if (!result.ok) throw new Error(result.failure.message);
    const { params, standardErrors, correlated, finiteMean, n } = result.fit;
    expect({ correlated, finiteMean, n }).toEqual({ correlated: false, finiteMean: true, n: 1500 });
    expect(Math.abs(params.p - 6)).toBeLessThan(4 * standardErrors!.p);
    expect(Math.abs(params.q - 4)).toBeLessThan(4 * standardErrors!.q);
    expect(Math.abs(params.v - 15)).toBeLessThan(4 * standardErrors!.v);
  });

  it('leaves out those who came back for nothing', () => {
    const spenders = draw(400);
    const free = [
      { x: 3, m: 0 },
      { x: 1, m: 0 },
      { x: 0, m: 0 },
    ];
    const result = fitGammaGamma([...spenders, ...free]);
    const without = fitGammaGamma(spenders);
    if (!result.ok || !without.ok) throw new Error('not fitted');
    expect(result.fit).toMatchObject({ n: 400, excludedZeroSpend: 2, params: without.fit.params });
  });

  it('says when spend rises with frequency', () => {
    const tied = draw(400).map(({ x, m }) => ({ x, m: m / 10 + 40 * x }));
    expect(fitGammaGamma(tied)).toMatchObject({ ok: true, fit: { correlated: true } });
  });

  it('reports a flat likelihood where all spend nearly the same', () => {
    const alike = draw(300).map(({ x }, index) => ({ x, m: 20 + 1e-6 * (index % 7) }));
    const result = fitGammaGamma(alike);
    if (result.ok) expect(result.fit.flat).toBe(true);
    else expect(result.failure.code).toBe('not_converged');
  });

  it.each([
    ['nobody who came back', [{ x: 0, m: 0 }], 'no_repeat_spend'],
    ['nothing ever spent', [{ x: 2, m: 0 }], 'no_repeat_spend'],
    ['no customers', [], 'no_repeat_spend'],
    [
      'two spenders',
      [
        { x: 2, m: 1 },
        { x: 1, m: 2 },
      ],
      'insufficient_history',
    ],
    ['a negative amount', [{ x: 2, m: -1 }], 'invalid_input'],
  ])('refuses %s', (_what, customers, code) => {
    expect(fitGammaGamma(customers)).toMatchObject({ ok: false, failure: { code } });
  });
});

describe('expectedSpend', () => {
  it('lies between the customer and the population', () => {
    const population = expectedPopulationSpend(published);
    expect(population).toBeCloseTo((6.25 * 15.44) / 2.74, 12);
    const [none, twice] = expectedSpend(published, [
      { x: 0, m: 0 },
      { x: 2, m: 22.35 },
    ]);
    expect(none).toBe(population);
    const weight = (6.25 * 2) / (6.25 * 2 + 2.74);
    expect(twice).toBeCloseTo(weight * 22.35 + (1 - weight) * population, 12);
  });

  it('refuses an infinite mean instead of a number', () => {
    const heavy = { ...published, q: 0.9 };
    expect(() => expectedPopulationSpend(heavy)).toThrow(expect.objectContaining({ code: 'infinite_mean' }));
    expect(expectedSpend(heavy, [{ x: 2, m: 10 }])[0]).toBeCloseTo((6.25 * 35.44) / 12.4, 12);
  });
});
