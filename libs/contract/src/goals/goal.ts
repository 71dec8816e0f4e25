import { z } from 'zod';
import { metricFilters, metricQuery } from '../metrics/metric-query.ts';

const label = z.string().trim().min(1).max(200);
const isZone = (tz: string): boolean => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: tz }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/**
 * What somebody should reach, in one metric over one period: `GET` and `PUT /api/goals/:id`. With an employee it is
 * that person's, with a department alone the department's, else the company's.
 */
export const goal = z
  .strictObject({
    name: label,
    department: label.optional(),
    employee: label.optional(),
    /** The number that is asked for, over the whole period. */
    metric: label.max(100),
    filters: metricFilters.default([]),
    params: metricQuery.shape.params,
    target: z.number(),
    /** Half-open, [from, to). */
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    tz: z
      .string()
      .max(64)
      .refine(isZone, { message: 'must be an IANA time zone such as Europe/Madrid' })
      .default('UTC'),
    /** Left out: that of the metric. */
    direction: z.enum(['higher_is_better', 'lower_is_better']).optional(),
    /** Days that count for the pace; Monday is 1, Sunday 7. */
    workdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).default([1, 2, 3, 4, 5, 6, 7]),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'must be after from',
  })
  .refine(({ department, employee }) => employee === undefined || department !== undefined, {
    path: ['department'],
    message: 'is needed with an employee, so that goals add up',
  });
export type Goal = z.infer<typeof goal>;
