import { ModelInputError } from '../model-error.ts';
import { logPochhammer } from '../special/log-gamma.ts';
import { hypergeometric2F1 } from '../special/hypergeometric.ts';

export const sbgNames = ['alpha', 'beta'] as const;

/** Churn probability per renewal ~ Beta(α, β) over customers. */
export type SbgNumbers = Record<(typeof sbgNames)[number], number>;

/** A shifted-beta-geometric model; one renewal is one `per`. */
export interface SbgParams extends SbgNumbers {
  model: 'shifted-beta-geometric';
  per: 'week' | 'month' | 'year';
}

/** ln S(t) of a whole number of renewals: ln B(α, β+t)/B(α, β). */
export function logSurvival({ alpha, beta }: SbgNumbers, t: number): number {
  let sum = 0;
  if (t > 1000) return logPochhammer(beta, t) - logPochhammer(alpha + beta, t);
  for (let k = 0; k < t; k += 1) sum -= Math.log1p(alpha / (beta + k));
  return sum;
}

/** S(0) … S(periods): shares of a cohort still there after each renewal, S(0) = 1 (Fader & Hardie 2007, eq. 6). */
export function survivalCurve({ alpha, beta }: SbgParams, periods: number): number[] {
  const curve = [1];
  for (let t = 1; t <= periods; t += 1)
    curve.push(((curve.at(-1) ?? 1) * (beta + t - 1)) / (alpha + beta + t - 1));
  return curve;
}

/** Where the first payment stands: at the moment of acquisition, or at the first renewal. */
export type FirstPayment = 'now' | 'first-renewal';

/**
 * Discounted expected lifetime in periods: Σ S(t)/(1+d)^t, from t = 0 when the first payment is made now, from t = 1
 * when it is not. `rate` is d per period. ₂F₁(1, β; α+β; 1/(1+d)) (Fader & Hardie 2010).
 * At d = 0 the sum is (α+β−1)/(α−1), and infinite for α ≤ 1: `infinite_value`.
 */
export function discountedExpectedLifetime(
  { alpha, beta }: SbgParams,
  rate: number,
  firstPayment: FirstPayment = 'now',
): number {
  if (!(rate >= 0) || !Number.isFinite(rate))
    throw new ModelInputError('invalid_input', `a discount rate is from 0, not ${rate}`);
  if (rate === 0 && alpha <= 1)
    throw new ModelInputError('infinite_value', 'without discount the expected lifetime is infinite');
  const total =
    rate === 0 ? (alpha + beta - 1) / (alpha - 1) : hypergeometric2F1(1, beta, alpha + beta, 1 / (1 + rate));
  return firstPayment === 'now' ? total : total - 1;
}
