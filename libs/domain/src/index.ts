export { attainmentOf, elapsedShare, paceOf } from './goals/attainment.ts';
export { rollUpGoals, type MeasuredGoal } from './goals/roll-up.ts';
export { isJoined, type IdentityLink } from './identity/identity-link.ts';
export { resolvePeople, type Identity } from './identity/resolve-people.ts';
export { answerValue } from './metrics/answer-value.ts';
export type { Cells, ReadingKind, ReadingOptions } from './metrics/cells.ts';
export type * from './metrics/customers/cells.ts';
export { experienceOf } from './metrics/customers/experience-of.ts';
export { edgeTolerance, healthOf } from './metrics/customers/health-of.ts';
export type * from './metrics/deals/cells.ts';
export type * from './metrics/events/cells.ts';
export type * from './metrics/feedback/cells.ts';
export { answerEditDays } from './metrics/feedback/repeated-answers.ts';
export type * from './metrics/journeys/cells.ts';
export type * from './metrics/orders/cells.ts';
export type * from './metrics/service/cells.ts';
export type * from './metrics/value/cells.ts';
export { measureCells, type CellJob } from './metrics/measure-cells.ts';
export type {
  AnyBoundMetric,
  BoundMetric,
  DocumentNeed,
  KeptModel,
  Measure,
  MeasureContext,
  Metric,
} from './metrics/metric.ts';
export { findMetric, metrics } from './metrics/registry.ts';
export * from './models/index.ts';
export { maskVerbatim } from './privacy/mask-verbatim.ts';
export { isSatisfied } from './scores/csat.ts';
export { effortOf } from './scores/ces.ts';
export { npsChangeZ, npsClass } from './scores/nps.ts';
export type { Scale, ScoreCount } from './scores/scale.ts';
export { scoreBand, type ScoreBand } from './scores/score-band.ts';
export { mayInvite, type ContactLimit } from './surveys/contact-limit.ts';
export { z95 } from './statistics/interval.ts';
export { quantile, quantileRanks } from './statistics/quantile.ts';
export { bucketCountLimit, bucketsOf, finestInterval, isoInZone, type Bucket } from './time/buckets.ts';
export { businessBreakpoints, type Breakpoint } from './time/business-breakpoints.ts';
export { businessSeconds, type BusinessHours, type Shift } from './time/business-clock.ts';
export { canonicalZone, instantOfLocal, localDayAt, offsetMsAt } from './time/zone.ts';
export { compositionOf, contributionOf, type Contribution, type Part } from './compare/contributions.ts';
export { differenceOf, type Difference, type Verdict } from './compare/difference.ts';
