import { z } from 'zod';
import { metricWarning } from '../metrics/metric-answer.ts';

/** How far something has come. Shares, so 1 is a goal that is reached; null where there is no number. */
const attainment = z.object({
  actual: z.number().nullable(),
  target: z.number(),
  /** Actual ÷ target; target ÷ actual when lower is better. */
  attainment: z.number().nullable(),
  /** Attainment ÷ the share of the period that has passed: under 1 is behind. Null before it starts. */
  pace: z.number().nullable(),
});
export type Attainment = z.infer<typeof attainment>;

const direction = z.enum(['higher_is_better', 'lower_is_better']);

/** One goal, measured. */
const goalAttainment = attainment.extend({
  id: z.string(),
  name: z.string(),
  department: z.string().nullable(),
  employee: z.string().nullable(),
  metric: z.string(),
  unit: z.string(),
  direction,
  from: z.string(),
  to: z.string(),
  /** Share of the period that has passed, 0 to 1, in working days when the goal names them. */
  elapsed: z.number(),
  n: z.number(),
  warnings: z.array(metricWarning),
  /** Signed reference to what is behind the actual number; null when there is nothing to list. */
  evidence: z.string().nullable(),
  /** Why there is no number, when the question of the goal was refused. */
  problem: z.string().nullable(),
});
export type GoalAttainment = z.infer<typeof goalAttainment>;

/** Goals of one metric, unit, direction and period, added up: Σ actual ÷ Σ target, never a mean of shares. */
const goalRollUp = attainment.extend({
  level: z.enum(['employee', 'department', 'company']),
  department: z.string().nullable(),
  employee: z.string().nullable(),
  metric: z.string(),
  unit: z.string(),
  direction,
  from: z.string(),
  to: z.string(),
  /** How many goals were added up, and how many of them have no number. */
  goals: z.number(),
  missing: z.number(),
});
export type GoalRollUp = z.infer<typeof goalRollUp>;

/** What `GET /api/goals/attainment` answers. */
export const goalsAttainment = z.object({
  asOf: z.string(),
  goals: z.array(goalAttainment),
  rollUps: z.array(goalRollUp),
});
export type GoalsAttainment = z.infer<typeof goalsAttainment>;
