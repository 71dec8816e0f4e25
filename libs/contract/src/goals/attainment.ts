import type { MetricWarning } from '../metrics/metric-answer.ts';

/** How far something has come. Shares, so 1 is a goal that is reached; null where there is no number. */
export interface Attainment {
  actual: number | null;
  target: number;
  /** Actual ÷ target; target ÷ actual when lower is better. */
  attainment: number | null;
  /** Attainment ÷ the share of the period that has passed: under 1 is behind. Null before it starts. */
  pace: number | null;
}

/** One goal, measured. */
export interface GoalAttainment extends Attainment {
  id: string;
  name: string;
  department: string | null;
  employee: string | null;
  metric: string;
  unit: string;
  direction: 'higher_is_better' | 'lower_is_better';
  from: string;
  to: string;
  /** Share of the period that has passed, 0 to 1, in working days when the goal names them. */
  elapsed: number;
  n: number;
  warnings: MetricWarning[];
  /** Signed reference to what is behind the actual number; null when there is nothing to list. */
  evidence: string | null;
  /** Why there is no number, when the question of the goal was refused. */
  problem: string | null;
}

/** Goals of one metric, unit, direction and period, added up: Σ actual ÷ Σ target, never a mean of shares. */
export interface GoalRollUp extends Attainment {
  level: 'employee' | 'department' | 'company';
  department: string | null;
  employee: string | null;
  metric: string;
  unit: string;
  direction: 'higher_is_better' | 'lower_is_better';
  from: string;
  to: string;
  /** How many goals were added up, and how many of them have no number. */
  goals: number;
  missing: number;
}

/** What `GET /api/goals/attainment` answers. */
export interface GoalsAttainment {
  asOf: string;
  goals: GoalAttainment[];
  rollUps: GoalRollUp[];
}
