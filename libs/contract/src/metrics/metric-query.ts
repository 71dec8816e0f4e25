import { z } from 'zod';

/** Dimensions that any metric on events allows; `properties.<name>` addresses a free property. */
export const dimensions = [
  'channel',
  'source',
  'area',
  'stage',
  'touchpoint',
  'journey',
  'persona',
  'outcome',
  'survey',
  'milestone',
  'name',
  'currency',
] as const;
export type Dimension = (typeof dimensions)[number];

export const dimensionRef = z
  .string()
  .max(210)
  .refine(
    (name) => (dimensions as readonly string[]).includes(name) || /^properties\..{1,200}$/s.test(name),
    {
      message: `must be one of ${dimensions.join(', ')} or properties.<name>`,
    },
  );

export const maxFilterValues = 1000;
const filterValue = z.string().max(1000);

/** `eq`/`in` keep rows whose dimension is one of the values; `ne`/`not_in` the others. Unset is the empty text. */
export const metricFilter = z.strictObject({
  dimension: dimensionRef,
  op: z.enum(['in', 'not_in']).default('in'),
  values: z.array(filterValue).min(1).max(maxFilterValues),
});
export type MetricFilter = z.infer<typeof metricFilter>;

/** Filters may be a list, or the short form `{channel: "web", stage: ["sale", "delivery"]}`. */
export const metricFilters = z.union([
  z.array(metricFilter).max(20),
  z
    .record(z.string(), z.union([filterValue, z.array(filterValue).min(1).max(maxFilterValues)]))
    .transform((short, context) => {
      const filters: MetricFilter[] = [];
      for (const [dimension, value] of Object.entries(short)) {
        const known = dimensionRef.safeParse(dimension);
        if (!known.success)
          context.addIssue({
            code: 'custom',
            path: [dimension],
            message: known.error.issues[0]?.message ?? 'unknown',
          });
        filters.push({ dimension, op: 'in', values: Array.isArray(value) ? value : [value] });
      }
      return filters;
    }),
]);

export const intervals = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type Interval = (typeof intervals)[number];

/** The question of `POST /api/query`. The window is half-open, [from, to), in event time. */
export const metricQuery = z.strictObject({
  metric: z.string().min(1).max(100),
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  tz: z.string().max(64).default('UTC'),
  interval: z.enum(intervals).optional(),
  groupBy: z.union([dimensionRef.transform((one) => [one]), z.array(dimensionRef).max(3)]).default([]),
  filters: metricFilters.default([]),
  params: z.record(z.string(), z.union([z.string().max(200), z.number(), z.boolean()])).default({}),
});
/** As a caller writes it. */
export type MetricQueryInput = z.input<typeof metricQuery>;
/** As the api reads it: defaults filled, short forms spelled out. */
export type MetricQuery = z.output<typeof metricQuery>;
