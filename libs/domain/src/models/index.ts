export { aliveProbabilities } from './bg-nbd/alive.ts';
export {
  expectedCumulativePurchases,
  expectedFuturePurchases,
  expectedPurchases,
} from './bg-nbd/expected-purchases.ts';
export { fewestCustomers, fewestMedianGaps, fitBgNbd, type BgNbdFit } from './bg-nbd/fit.ts';
export type { BgNbdParams } from './bg-nbd/params.ts';
export { purchaseCountDistribution } from './bg-nbd/purchase-count.ts';
export type { CustomerHistories, CustomerHistory } from './customer-history.ts';
export { expectedPopulationSpend, expectedSpend } from './gamma-gamma/expected-spend.ts';
export { fitGammaGamma, type GammaGammaFit } from './gamma-gamma/fit.ts';
export type { GammaGammaParams } from './gamma-gamma/params.ts';
export { backTest, type BackTest, type HoldoutSplit } from './holdout.ts';
export { estimateSurvival, type Lifetime, type SurvivalEstimate, type SurvivalStep } from './kaplan-meier.ts';
export { ratePerPeriod, type DiscountRate } from './lifetime-value/discount-rate.ts';
export { historicValue, presentValueToDate, type HistoricValue } from './lifetime-value/historic-value.ts';
export { predictedValues, type Outlook } from './lifetime-value/predicted-value.ts';
export {
  perpetualValue,
  presentValue,
  presentValues,
  type FirstFlow,
  type Relation,
} from './lifetime-value/present-value.ts';
export { ModelInputError, type FitResult, type ModelFailure, type ModelInputCode } from './model-error.ts';
export type { ModelFit } from './model-fit.ts';
export { backTestTable } from './purchase-table/back-test-table.ts';
export { faultOfSummary, fitSummary, type SummaryRow } from './purchase-table/fit-summary.ts';
export { fitTable, type CustomerModelFit } from './purchase-table/fit-table.ts';
export type { PurchaseTable } from './purchase-table/purchase-table.ts';
export { valueHistories } from './purchase-table/value-table.ts';
export { mergeOccasions, summarisePurchases, type Occasions, type Purchase } from './purchase-history.ts';
export { fitShiftedBetaGeometric, type SbgFit } from './shifted-beta-geometric/fit.ts';
export {
  discountedExpectedLifetime,
  survivalCurve,
  type FirstPayment,
  type SbgParams,
} from './shifted-beta-geometric/survival.ts';
export { convertSpan, type Span, type TimeUnit } from './time-unit.ts';
