export { answerValue } from './metrics/answer-value.ts';
export type {
  BacklogState,
  Cells,
  OrderSum,
  ReadingKind,
  ReadingOptions,
  ResponseSummary,
} from './metrics/cells.ts';
export type { AnyBoundMetric, BoundMetric, Measure, MeasureContext, Metric } from './metrics/metric.ts';
export { findMetric, metrics } from './metrics/registry.ts';
export { maskVerbatim } from './privacy/mask-verbatim.ts';
export { isSatisfied } from './scores/csat.ts';
export { effortOf } from './scores/ces.ts';
export { npsChangeZ, npsClass } from './scores/nps.ts';
export type { Scale, ScoreCount } from './scores/scale.ts';
export { scoreBand, type ScoreBand } from './scores/score-band.ts';
export { z95 } from './statistics/interval.ts';
export { quantile, quantileRanks } from './statistics/quantile.ts';
export { bucketCountLimit, bucketsOf, finestInterval, isoInZone, type Bucket } from './time/buckets.ts';
export { businessSeconds, type BusinessHours, type Shift } from './time/business-clock.ts';
export { canonicalZone, instantOfLocal, localDayAt, offsetMsAt } from './time/zone.ts';
