import type { FitAnswer, ModelFailureAnswer, PurchaseModel, SpendModel } from '@pulso/contract';
import {
  expectedPopulationSpend,
  type BgNbdFit,
  type CustomerModelFit,
  type GammaGammaFit,
} from '@pulso/domain';

function purchaseModelOf({ params, ...fit }: BgNbdFit): PurchaseModel {
  const { per, r, alpha, a, b } = params;
  return { unit: per, params: { r, alpha, a, b }, ...fittedOf(fit) };
}

function spendModelOf({ params, ...fit }: GammaGammaFit): SpendModel {
  const { p, q, v } = params;
  const { excludedZeroSpend, correlation, correlated, finiteMean } = fit;
  const meanSpend = finiteMean ? expectedPopulationSpend(params) : null;
  return {
    params: { p, q, v },
    ...fittedOf(fit),
    ...{ excludedZeroSpend, correlation, correlated, meanSpend },
  };
}

type Fitted = Pick<
  BgNbdFit | GammaGammaFit,
  'logLikelihood' | 'n' | 'flat' | 'unidentified' | 'standardErrors' | 'iterations'
>;
const fittedOf = ({ logLikelihood, n, flat, unidentified, standardErrors, iterations }: Fitted) => ({
  ...{ logLikelihood, n, flat, unidentified: [...unidentified], iterations },
  standardErrors: standardErrors && { ...standardErrors },
});

/** Two fits as they are told; a failure is told beside what there is. */
export function modelsOf({
  purchases,
  spend,
}: CustomerModelFit): Pick<FitAnswer, 'purchases' | 'spend' | 'failures'> {
  const failures: ModelFailureAnswer[] = [];
  if (!purchases.ok) failures.push({ model: 'bg-nbd', ...purchases.failure });
  if (!spend.ok) failures.push({ model: 'gamma-gamma', ...spend.failure });
  return {
    purchases: purchases.ok ? purchaseModelOf(purchases.fit) : null,
    spend: spend.ok ? spendModelOf(spend.fit) : null,
    failures,
  };
}
