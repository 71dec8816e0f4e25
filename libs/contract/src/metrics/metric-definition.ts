import { z } from 'zod';

const bilingual = z.object({ en: z.string().min(1), es: z.string().min(1) });

/** What `GET /api/metrics` tells about one metric; the SQL that computes it lives in the event store. */
export const metricDefinition = z.object({
  id: z.string(),
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
  goldenTests: z.array(z.object({ name: z.string(), expected: z.string() })),
});
export type MetricDefinition = z.infer<typeof metricDefinition>;
