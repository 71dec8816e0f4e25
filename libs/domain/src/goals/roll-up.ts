import { attainmentOf, paceOf, type GoalDirection } from './attainment.ts';

/** A goal with its number, as far as adding up needs it. Goals of the same `kind` add up. */
export interface MeasuredGoal {
  department: string | null;
  employee: string | null;
  /** Metric, unit, direction and period as one text. */
  kind: string;
  direction: GoalDirection;
  actual: number | null;
  target: number;
  elapsed: number;
  /** True for counts and amounts: no number then means that nothing was done, and the target still counts. */
  additive: boolean;
}

export interface RolledUp<G extends MeasuredGoal> {
  level: 'employee' | 'department' | 'company';
  department: string | null;
  employee: string | null;
  /** Of the same kind; the first of them. */
  sample: G;
  goals: number;
  missing: number;
  actual: number | null;
  target: number;
  attainment: number | null;
  pace: number | null;
}

type Place = Pick<RolledUp<MeasuredGoal>, 'level' | 'department' | 'employee'>;

/**
 * Goals added up from employee to department to company: Σ actual ÷ Σ target of each kind. A level adds up the goals
 * below it and takes its own only when there are none, so that nothing counts twice.
 */
export function rollUpGoals<G extends MeasuredGoal>(goals: readonly G[]): RolledUp<G>[] {
  return [...groupedBy(goals, ({ kind }) => kind).values()].flatMap((ofKind) => {
    const employees = ofKind.filter(({ employee }) => employee !== null);
    const perEmployee = [
      ...groupedBy(employees, ({ department, employee }) => `${department}\n${employee}`).values(),
    ];
    const inDepartments = groupedBy(
      ofKind.filter(({ department }) => department !== null),
      ({ department }) => department,
    );
    const perDepartment = [...inDepartments.values()].map(leaves);
    const below = perDepartment.flat();
    const company = below.length > 0 ? below : ofKind;
    return [
      sumOf({ level: 'company', department: null, employee: null }, company),
      ...perDepartment.map((own) => sumOf(placeOf('department', own), own)),
      ...perEmployee.map((own) => sumOf(placeOf('employee', own), own)),
    ];
  });
}

/** The goals of a department's employees; its own when none of them has one. */
function leaves<G extends MeasuredGoal>(ofDepartment: readonly G[]): G[] {
  const employees = ofDepartment.filter(({ employee }) => employee !== null);
  return employees.length > 0 ? employees : [...ofDepartment];
}

function placeOf(level: 'department' | 'employee', [first]: readonly MeasuredGoal[]): Place {
  const employee = level === 'employee' ? (first?.employee ?? null) : null;
  return { level, department: first?.department ?? null, employee };
}

function sumOf<G extends MeasuredGoal>(place: Place, goals: readonly G[]): RolledUp<G> {
  const [sample] = goals;
  if (!sample) throw new Error('nothing to add up');
  const missing = goals.filter(({ actual }) => actual === null);
  const counted = goals.filter(({ actual, additive }) => actual !== null || additive);
  const isMeasured = missing.length < goals.length;
  const actual = isMeasured ? counted.reduce((sum, goal) => sum + (goal.actual ?? 0), 0) : null;
  const target = counted.reduce((sum, goal) => sum + goal.target, 0);
  const attainment = attainmentOf(actual, target, sample.direction);
  return {
    ...place,
    ...{ sample, goals: goals.length, missing: missing.length, actual, target, attainment },
    pace: paceOf(attainment, sample.elapsed),
  };
}

function groupedBy<G, Key>(items: readonly G[], keyOf: (item: G) => Key): Map<Key, G[]> {
  const groups = new Map<Key, G[]>();
  for (const item of items) {
    const own = groups.get(keyOf(item));
    if (own) own.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
