import { z } from 'zod';

export const warningCodes = [
  'no_data',
  'low_n',
  'hidden_small_n',
  'incomplete_period',
  'mixed_scales',
  'mixed_currencies',
  'censored',
  'late_data',
  'groups_truncated',
  'stale',
  'immature',
  'provisional',
  'inferred',
  'insufficient_history',
  'flat_likelihood',
  'not_converged',
  'last_good_model',
  'missing_rate',
  'excluded',
  'not_scored',
  'shared_device',
] as const;
export const metricWarning = z.object({ code: z.enum(warningCodes), message: z.string() });
export type MetricWarning = z.infer<typeof metricWarning>;

/** One number under the common contract. `value: null` always comes with the warning that says why. */
export const metricValue = z.object({
  value: z.number().nullable(),
  unit: z.string(),
  n: z.number(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  interval: z.object({ low: z.number(), high: z.number(), level: z.number(), method: z.string() }).nullable(),
  window: z.object({ from: z.string(), to: z.string(), tz: z.string() }),
  asOf: z.string(),
  /** Share of the window that had passed at `asOf`, 0 to 1. */
  completeness: z.number(),
  definitionVersion: z.number().int(),
  warnings: z.array(metricWarning),
  /** The counts a value is made of, e.g. promoters, passives and detractors of an NPS. */
  parts: z.record(z.string(), z.number().nullable()).optional(),
  /** Signed reference to the list of entities behind the value: GET /api/evidence?ref=<it>. Null when there is nothing to list. */
  evidence: z.string().nullable().optional(),
});
export type MetricValue = z.infer<typeof metricValue>;

/** A point is a value whose window is one step of the interval (or the whole window when none was asked). */
export const metricSeries = z.object({
  group: z.record(z.string(), z.string()),
  total: metricValue,
  points: z.array(metricValue),
});
export type MetricSeries = z.infer<typeof metricSeries>;

export const metricAnswer = z.object({
  metric: z.string(),
  total: metricValue,
  series: z.array(metricSeries),
});
export type MetricAnswer = z.infer<typeof metricAnswer>;
