import { fitShiftedBetaGeometric, sbgLogLikelihood } from './fit.ts';
import { discountedExpectedLifetime, logSurvival, survivalCurve, type SbgParams } from './survival.ts';

/** Fader & Hardie (2007): the "Regular" cohort, seven renewals. */
const regular = [1000, 631, 468, 382, 326, 289, 262, 241];

describe('fitShiftedBetaGeometric', () => {
  const result = fitShiftedBetaGeometric(regular, 'year');
  if (!result.ok) throw new Error(result.failure.message);
  const { params, logLikelihood, flat } = result.fit;

  it('gives the maximum of the Regular cohort, not the published 0.688', () => {
    expect(params).toMatchObject({ model: 'shifted-beta-geometric', per: 'year' });
    expect(params.alpha).toBeCloseTo(0.704, 3);
    expect(params.beta).toBeCloseTo(1.182, 3);
    expect(logLikelihood).toBeCloseTo(-1680.27, 2);
    expect(flat).toBe(false);
    expect(sbgLogLikelihood({ alpha: 0.688, beta: 1.182 }, regular)).toBeLessThan(logLikelihood - 0.05);
  });

  it('predicts years 8 to 12', () => {
    const predicted = survivalCurve(params, 12).slice(8);
    for (const [year, share] of [22.0, 20.4, 19.1, 18.0, 17.0].entries())
      expect(100 * predicted[year]!).toBeCloseTo(share, 1);
  });

  it('discounts the expected lifetime in both conventions', () => {
    expect(discountedExpectedLifetime(params, 0.1)).toBeCloseTo(3.695, 3);
    expect(discountedExpectedLifetime(params, 0.1, 'first-renewal')).toBeCloseTo(2.695, 3);
  });

  it.each([
    ['a rising cohort', [10, 12, 9], 'invalid_input'],
    ['half a customer', [10, 8.5, 7], 'invalid_input'],
    ['one renewal', [10, 8], 'insufficient_history'],
    ['no counts', [], 'insufficient_history'],
    ['nobody lost', [10, 10, 10], 'insufficient_history'],
  ])('refuses %s', (_what, survivors, code) => {
    expect(fitShiftedBetaGeometric(survivors, 'month')).toMatchObject({ ok: false, failure: { code } });
  });

  it('calls a cohort of constant churn flat', () => {
    const constant = fitShiftedBetaGeometric([4096, 2048, 1024, 512, 256, 128, 64], 'month');
    if (!constant.ok) throw new Error(constant.failure.message);
    expect(constant.fit.flat).toBe(true);
    expect(constant.fit.params.alpha / (constant.fit.params.alpha + constant.fit.params.beta)).toBeCloseTo(
      0.5,
      2,
    );
  });

  it('survives a cohort that is all gone at once', () => {
    const gone = fitShiftedBetaGeometric([100, 0, 0], 'month');
    if (gone.ok) expect(Object.values(gone.fit.params).every((value) => Number.isNaN(value))).toBe(false);
    else expect(gone.failure.code).toBe('not_converged');
  });
});

describe('discountedExpectedLifetime', () => {
  const params: SbgParams = { model: 'shifted-beta-geometric', per: 'month', alpha: 0.704, beta: 1.182 };

  it('is the discounted sum of the survival curve', () => {
    const sum = survivalCurve(params, 2000).reduce((total, share, t) => total + share / 1.05 ** t, 0);
    expect(discountedExpectedLifetime(params, 0.05)).toBeCloseTo(sum, 10);
  });

  it('has a finite sum without discount only for alpha above 1', () => {
    expect(() => discountedExpectedLifetime(params, 0)).toThrow(
      expect.objectContaining({ code: 'infinite_value' }),
    );
    expect(discountedExpectedLifetime({ ...params, alpha: 3, beta: 1 }, 0)).toBeCloseTo(1.5, 12);
    expect(() => discountedExpectedLifetime(params, -0.1)).toThrow('discount rate');
  });
});

describe('logSurvival', () => {
  it('has no seam where the product gives way to log-gammas', () => {
    const params = { alpha: 0.704, beta: 1.182 };
    const step = logSurvival(params, 1001) - logSurvival(params, 1000);
    expect(step).toBeCloseTo(-Math.log1p(0.704 / (1.182 + 1000)), 11);
  });
});
