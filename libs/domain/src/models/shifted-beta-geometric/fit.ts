import { failed, type FitResult } from '../model-error.ts';
import { fitLikelihood, type ModelFit } from '../model-fit.ts';
import { logSurvival, sbgNames, type SbgNumbers, type SbgParams } from './survival.ts';

export type SbgFit = ModelFit<SbgParams, keyof SbgNumbers>;

/**
 * Log-likelihood of a cohort's survivor counts n(0), n(1), … n(T): those lost at each renewal and, censored, those
 * still there (Fader & Hardie 2007, appendix A). P(lost at t) = S(t−1) · α/(α+β+t−1).
 */
export function sbgLogLikelihood(params: SbgNumbers, survivors: readonly number[]): number {
  const { alpha, beta } = params;
  const last = survivors.length - 1;
  let before = survivors[0] ?? 0;
  let sum = 0;
  for (const [t, remaining] of survivors.entries()) {
    if (t === 0) continue;
    const lost = before - remaining;
    if (lost > 0)
      sum += lost * (logSurvival(params, t - 1) + Math.log(alpha) - Math.log(alpha + beta + t - 1));
    before = remaining;
  }
  return before > 0 ? sum + before * logSurvival(params, last) : sum;
}

/**
 * Fits the shifted-beta-geometric model to the survivors of one cohort, from its full size on: at least two renewals,
 * never rising. A cohort that lost nobody is `insufficient_history`: nothing is known of its churn.
 */
export function fitShiftedBetaGeometric(
  survivors: readonly number[],
  per: SbgParams['per'],
): FitResult<SbgFit> {
  const size = survivors[0] ?? 0;
  const falls = survivors.every(
    (count, t) => Number.isSafeInteger(count) && count >= 0 && count <= (survivors[t - 1] ?? count),
  );
  if (!falls) return failed('invalid_input', 'survivors must be whole counts that never rise');
  const lost = size - (survivors.at(-1) ?? 0);
  if (survivors.length < 3 || lost === 0)
    return failed('insufficient_history', 'two renewals and a lost customer are needed', {
      renewals: Math.max(0, survivors.length - 1),
      lost,
    });
  const result = fitLikelihood(sbgNames, {
    n: size,
    scale: { alpha: 1, beta: 1 },
    logLikelihood: (params) => sbgLogLikelihood(params, survivors),
    starts: [
      { alpha: 1, beta: 1 },
      { alpha: 0.5, beta: 5 },
      { alpha: 10, beta: 30 },
    ],
  });
  if (!result.ok) return result;
  return {
    ok: true,
    fit: { ...result.fit, params: { model: 'shifted-beta-geometric', per, ...result.fit.params } },
  };
}
