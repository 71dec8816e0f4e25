import type { MetricWarning } from '@pulso/contract';
import type { BgNbdFit } from '../../models/bg-nbd/fit.ts';
import type { GammaGammaFit } from '../../models/gamma-gamma/fit.ts';
import type { FitResult, ModelFailure } from '../../models/model-error.ts';
import { fitTable } from '../../models/purchase-table/fit-table.ts';
import type { PurchaseTable } from '../../models/purchase-table/purchase-table.ts';
import type { KeptModel } from '../metric.ts';

/** What two fits came to: as parts of an answer, as the model to predict with, and what to say of it. */
export interface CustomerModel {
  purchases: BgNbdFit | null;
  spend: GammaGammaFit | null;
  /** The fits, or the last good model when one of them found no maximum; null when there is nothing to predict with. */
  used: KeptModel | null;
  warnings: MetricWarning[];
}

const names = { purchases: 'BG/NBD', spend: 'Gamma-Gamma' };

/** Fits a table. `lastGood` stands in when a likelihood has no maximum, never when there is too little history. */
export function modelOf(table: PurchaseTable, unit: 'week' | 'day', lastGood?: KeptModel): CustomerModel {
  const { purchases, spend } = fitTable(table, unit);
  const fitted = { purchases: fitOf(purchases), spend: fitOf(spend) };
  const warnings = [...warningsOf('purchases', purchases), ...warningsOf('spend', spend)];
  if (fitted.purchases && fitted.spend)
    return {
      ...fitted,
      used: { purchases: fitted.purchases.params, spend: fitted.spend.params },
      warnings,
    };
  const isStuck = [purchases, spend].every((one) => one.ok || one.failure.code === 'not_converged');
  const canStandIn = isStuck && lastGood?.purchases.per === unit;
  if (canStandIn)
    warnings.push({
      code: 'last_good_model',
      message: 'Predicted with the last model that could be fitted for this question.',
    });
  return { ...fitted, used: canStandIn ? lastGood : null, warnings };
}

const fitOf = <F>(result: FitResult<F>): F | null => (result.ok ? result.fit : null);

function warningsOf(
  which: keyof typeof names,
  result: FitResult<{ flat: boolean; unidentified: readonly string[] }>,
): MetricWarning[] {
  if (!result.ok)
    return [{ code: codeOf(result.failure), message: `${names[which]}: ${result.failure.message}.` }];
  if (!result.fit.flat) return [];
  const unknown = result.fit.unidentified.join(' and ');
  return [
    {
      code: 'flat_likelihood',
      message: `${names[which]}: the orders hardly tell ${unknown}: use the predictions, not these parameters.`,
    },
  ];
}

function codeOf({ code }: ModelFailure): MetricWarning['code'] {
  if (code === 'not_converged') return 'not_converged';
  return code === 'invalid_input' ? 'excluded' : 'insufficient_history';
}

/** Parameters and likelihoods of the fits as numbers of an answer; null where there is no fit. */
export function modelParts({ purchases, spend }: CustomerModel): Record<string, number | null> {
  return {
    r: purchases?.params.r ?? null,
    alpha: purchases?.params.alpha ?? null,
    a: purchases?.params.a ?? null,
    b: purchases?.params.b ?? null,
    ll: purchases?.logLikelihood ?? null,
    p: spend?.params.p ?? null,
    q: spend?.params.q ?? null,
    v: spend?.params.v ?? null,
    gg_ll: spend?.logLikelihood ?? null,
    gg_n: spend?.n ?? null,
    excluded_zero_spend: spend?.excludedZeroSpend ?? null,
    correlation: spend?.correlation ?? null,
  };
}
