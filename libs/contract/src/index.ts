export { calendar, dayShifts, type Calendar } from './calendars/calendar.ts';
export * from './events/dimensions.ts';
export * from './events/event.ts';
export * from './events/ingest-answer.ts';
export {
  goalsAttainment,
  type Attainment,
  type GoalAttainment,
  type GoalRollUp,
  type GoalsAttainment,
} from './goals/attainment.ts';
export { goal, type Goal } from './goals/goal.ts';
export * from './keys/key.ts';
export * from './live/live.ts';
export * from './metrics/metric-answer.ts';
export * from './metrics/metric-definition.ts';
export * from './metrics/metric-query.ts';
export * from './problems/problem.ts';
export { knownRates, rateImport, type KnownRates, type Rate } from './rates/rate.ts';
export * from './sessions/session.ts';
export { configured, documentId, type Configured } from './documents/document.ts';
export * from './compare/compare.ts';
export * from './evidence/evidence.ts';
export * from './health-models/health-model.ts';
export * from './models/lifetime-value.ts';
export * from './models/model-card.ts';
export * from './models/model-fit.ts';
export * from './models/model-report.ts';
export * from './customers/customer.ts';
