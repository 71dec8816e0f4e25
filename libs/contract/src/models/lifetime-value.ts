import { z } from 'zod';
import { metricFilters } from '../metrics/metric-query.ts';
import { metricWarning } from '../metrics/metric-answer.ts';
import { modelWindow } from './model-report.ts';
import { modelFailure } from './model-fit.ts';

export const maxValuedCustomers = 1000;

/**
 * `POST /api/models/lifetime-value`: what the model that `cltv_predicted` fits to these orders says of some customers,
 * by their ids as they were sent (or as people: `c:42`).
 */
export const lifetimeValueRequest = z.strictObject({
  ...modelWindow,
  horizon_weeks: z.number().int().min(1).max(520).default(52),
  /** A year, 0.15 for 15 %. */
  discount_rate: z.number().min(0).max(10).default(0.15),
  filters: metricFilters.default([]),
  customers: z.array(z.string().min(1).max(300)).min(1).max(maxValuedCustomers),
});
export type LifetimeValueRequest = z.output<typeof lifetimeValueRequest>;

/** One customer at the end of the calibration. The last three are null when there is no model. */
export const lifetimeValueRow = z.object({
  customer: z.string(),
  person: z.string(),
  /** Repeat purchase days. */
  x: z.number(),
  /** Days from the first to the last purchase, and from the first to the end of the calibration. */
  tx_days: z.number(),
  T_days: z.number(),
  /** Mean amount of the repeat purchase days; 0 for none. */
  m: z.number(),
  /** 1 for a customer without a repeat, by construction of the model: read it as "new". */
  p_alive: z.number().nullable(),
  /** Purchase days in the horizon. */
  expected: z.number().nullable(),
  /** Their discounted value, in `currency`. */
  cltv: z.number().nullable(),
});
export type LifetimeValueRow = z.infer<typeof lifetimeValueRow>;

/** In the order of the question; `missing` bought nothing up to the end of the calibration. */
export const lifetimeValueAnswer = z.object({
  calibrationEnd: z.string(),
  currency: z.string().nullable(),
  customers: z.array(lifetimeValueRow),
  missing: z.array(z.string()),
  failures: z.array(modelFailure),
  warnings: z.array(metricWarning),
});
export type LifetimeValueAnswer = z.infer<typeof lifetimeValueAnswer>;
