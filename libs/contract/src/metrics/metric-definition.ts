import { z } from 'zod';

const bilingual = z.object({ en: z.string().min(1), es: z.string().min(1) });

/** The chapters of the catalogue, in its order: what a number is about. */
export const metricNouns = [
  'feedback',
  'customers',
  'orders',
  'value',
  'deals',
  'journeys',
  'service',
  'events',
] as const;
export type MetricNoun = (typeof metricNouns)[number];

/** What `GET /api/metrics` tells about one metric; the SQL that computes it lives in the event store. */
export const metricDefinition = z.object({
  id: z.string(),
  noun: z.enum(metricNouns),
  version: z.number().int(),
  name: bilingual,
  /** One plain sentence a stranger understands. */
  explanation: bilingual,
  formula: bilingual,
  /** `value` is the unit of whatever property was asked about. */
  unit: z.enum(['points', '%', 'score', 'money', 'events/s', 'count', 's', 'months', 'ratio', 'value']),
  direction: z.enum(['higher_is_better', 'lower_is_better', 'neutral']),
  denominator: bilingual,
  windowRule: bilingual,
  attributionRule: bilingual,
  dimensions: z.array(z.string()),
  params: z.record(z.string(), bilingual),
  minimumN: z.number().int(),
  intervalMethod: bilingual,
  owner: bilingual,
  source: z.string(),
  /** `expected` reads `30.0 [14.05, 44.20]`: value and interval with as many decimals as are checked; `none` is null. */
  goldenTests: z.array(z.object({ name: bilingual, expected: z.string() })),
});
export type MetricDefinition = z.infer<typeof metricDefinition>;
