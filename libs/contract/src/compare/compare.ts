import { z } from 'zod';
import { metricValue } from '../metrics/metric-answer.ts';
import { dimensionRef, metricFilters, metricQuery } from '../metrics/metric-query.ts';

const side = z.strictObject({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  /** Beside the filters that both sides share. */
  filters: metricFilters.default([]),
});

/**
 * The question of `POST /api/compare`: one metric over two periods, or over two groups of one period. With `by`, the
 * difference is split over the values of that dimension.
 */
export const comparisonQuery = z.strictObject({
  ...metricQuery.pick({ metric: true, tz: true, filters: true, params: true }).shape,
  now: side,
  before: side,
  by: dimensionRef.optional(),
});
export type ComparisonQueryInput = z.input<typeof comparisonQuery>;
export type ComparisonQuery = z.output<typeof comparisonQuery>;

export const verdicts = ['moved', 'could_be_noise', 'too_few'] as const;
const interval = z.object({ low: z.number(), high: z.number(), level: z.number(), method: z.string() });

/** `now` − `before`, in the unit of the values; `relative` is its share of `before`. */
const difference = z.object({
  value: z.number().nullable(),
  relative: z.number().nullable(),
  interval: interval.nullable(),
  verdict: z.enum(verdicts),
});

/** What one value of `by` does to the difference: `total` = `rate` (its own change) + `mix` (its change of weight). */
const contributor = z.object({
  group: z.record(z.string(), z.string()),
  now: metricValue,
  before: metricValue,
  total: z.number(),
  rate: z.number(),
  mix: z.number(),
  verdict: z.enum(verdicts),
});

/** The contributors, largest first, and `rest` (groups too small to be shown) sum to `difference.value`. */
export const comparison = z.object({
  metric: z.string(),
  unit: z.string(),
  now: metricValue,
  before: metricValue,
  difference,
  contributors: z.array(contributor).optional(),
  rest: z.number().optional(),
});
export type Comparison = z.infer<typeof comparison>;
