import type { CustomerHistory } from '../customer-history.ts';
import { failed, type FitResult } from '../model-error.ts';
import { fitLikelihood, type ModelFit } from '../model-fit.ts';
import { spendCorrelation } from './correlation.ts';
import {
  distinctMeans,
  gammaGammaLogLikelihood,
  groupSpend,
  thinOutSpend,
  type SpendGroup,
} from './likelihood.ts';
import { gammaGammaNames, type GammaGammaNumbers, type GammaGammaParams } from './params.ts';

/** |corr(x, m)| above which frequency and spend are not independent enough for the model. */
const correlationTolerated = 0.3;
const fewestSpenders = 3;
const shapes = [
  { p: 1, q: 2 },
  { p: 6, q: 4 },
  { p: 20, q: 3 },
  { p: 2, q: 15 },
];
const manyMeans = 6_000;
const sampledMeans = 2_000;

type Spend = Pick<CustomerHistory, 'x' | 'm'>;

export interface GammaGammaFit extends ModelFit<GammaGammaParams, keyof GammaGammaNumbers> {
  /** Repeaters whose purchases were all worth 0: left out of the likelihood. */
  excludedZeroSpend: number;
  /** corr(x, m) over the spenders; null when either does not vary. */
  correlation: number | null;
  /** The model takes x and m to be independent; true when the correlation says that they are not. */
  correlated: boolean;
  /** v and q give a finite mean spend, q > 1; otherwise a customer without a repeat has no expected spend. */
  finiteMean: boolean;
}

/**
 * Fits the Gamma-Gamma model to the mean spend of repeat purchases, by maximum likelihood. Only customers with x > 0
 * and m > 0 take part. All x = 0, or nothing ever spent, is `no_repeat_spend`.
 */
export function fitGammaGamma(customers: readonly Spend[]): FitResult<GammaGammaFit> {
  if (customers.some(({ x, m }) => !Number.isSafeInteger(x) || x < 0 || !Number.isFinite(m) || m < 0))
    return failed('invalid_input', 'x must be a whole number and m an amount, both from 0');
  const repeaters = customers.filter(({ x }) => x > 0);
  const spenders = repeaters.filter(({ m }) => m > 0);
  const excludedZeroSpend = repeaters.length - spenders.length;
  if (spenders.length === 0)
    return failed('no_repeat_spend', 'nobody has spent on a second purchase yet', { excludedZeroSpend });
  if (spenders.length < fewestSpenders)
    return failed(
      'insufficient_history',
      `${spenders.length} repeat spenders; ${fewestSpenders} are needed`,
      {
        customers: spenders.length,
        needed: fewestSpenders,
      },
    );
  const mean = spenders.reduce((sum, { m }) => sum + m, 0) / spenders.length;
  const groups = groupSpend(spenders);
  const search = (within: readonly SpendGroup[], starts: readonly GammaGammaNumbers[]) =>
    fitLikelihood(gammaGammaNames, {
      n: spenders.length,
      scale: { p: 1, q: 1, v: mean },
      logLikelihood: (params) => gammaGammaLogLikelihood(params, within),
      starts,
    });
  // Starts whose population mean p·v/(q−1) is the mean of the data.
  const starts = shapes.map(({ p, q }) => ({ p, q, v: (mean * (q - 1)) / p }));
  // The summit of many means is looked for with some of them, and climbed with all.
  const some = distinctMeans(groups) > manyMeans ? search(thinOutSpend(groups, sampledMeans), starts) : null;
  const result = search(groups, some?.ok ? [some.fit.params] : starts);
  if (!result.ok) return result;
  const correlation = spendCorrelation(spenders);
  const params: GammaGammaParams = { model: 'gamma-gamma', ...result.fit.params };
  return {
    ok: true,
    fit: {
      ...result.fit,
      params,
      excludedZeroSpend,
      correlation,
      correlated: correlation !== null && Math.abs(correlation) > correlationTolerated,
      finiteMean: params.q > 1,
    },
  };
}
