import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  metricQuery,
  type Configured,
  type Goal,
  type GoalAttainment,
  type GoalRollUp,
  type GoalsAttainment,
  type MetricValue,
} from '@pulso/contract';
import {
  attainmentOf,
  elapsedShare,
  findMetric,
  paceOf,
  rollUpGoals,
  type MeasuredGoal,
} from '@pulso/domain';
import { Documents } from '../platform/documents/documents.ts';
import { METRIC_ANSWERER, type MetricAnswerer, type Principal } from '../platform/metric-answerer.ts';
import { goals } from './goals.noun.ts';

/** Questions in flight at once: the store answers them one after the other anyway. */
const atOnce = 4;
const additiveUnits = ['count', 'money'];

type Answered = { value: MetricValue; problem: null } | { value: null; problem: string };

/** How far each goal has come, and all of them added up. */
@Injectable()
export class GoalsAttainmentService {
  constructor(
    private readonly documents: Documents,
    @Inject(METRIC_ANSWERER) private readonly answerer: MetricAnswerer,
  ) {}

  /** Throws AppError `store_unavailable` and the like; a goal whose question is refused says so in its own row. */
  async measure(caller: Principal, nowMs: number): Promise<GoalsAttainment> {
    const all = await this.documents.list(caller.workspaceId, goals);
    const measured: GoalAttainment[] = [];
    for (let first = 0; first < all.length; first += atOnce) {
      const some = all.slice(first, first + atOnce).map((one) => this.measureOne(caller, one, nowMs));
      measured.push(...(await Promise.all(some)));
    }
    return { asOf: new Date(nowMs).toISOString(), goals: measured, rollUps: rollUpsOf(measured) };
  }

  private async measureOne(
    caller: Principal,
    { id, body }: Configured<Goal>,
    nowMs: number,
  ): Promise<GoalAttainment> {
    const { name, department = null, employee = null, metric, from, to, tz, target, workdays } = body;
    const { value, problem } = await this.ask(caller, body);
    const definition = findMetric(metric)?.definition;
    const direction =
      body.direction ??
      (definition?.direction === 'lower_is_better' ? 'lower_is_better' : 'higher_is_better');
    const elapsed = elapsedShare({ fromMs: Date.parse(from), toMs: Date.parse(to), tz, workdays }, nowMs);
    const actual = value?.value ?? null;
    const attainment = attainmentOf(actual, target, direction);
    return {
      ...{ id, name, department, employee, metric, direction, from, to, elapsed, actual, target, attainment },
      ...{ problem, pace: paceOf(attainment, elapsed) },
      unit: value?.unit ?? definition?.unit ?? '',
      n: value?.n ?? 0,
      warnings: value?.warnings ?? [],
      evidence: value?.evidence ?? null,
    };
  }

  private async ask(caller: Principal, { metric, from, to, tz, filters, params }: Goal): Promise<Answered> {
    try {
      const query = metricQuery.parse({ metric, from, to, tz, filters, params });
      return { value: (await this.answerer.answer(caller, query)).total, problem: null };
    } catch (error) {
      if (error instanceof AppError && error.status < 500) return { value: null, problem: error.message };
      throw error;
    }
  }
}

function rollUpsOf(measured: readonly GoalAttainment[]): GoalRollUp[] {
  const summable = measured.map((one) => ({
    ...one,
    unit: unitAmong(measured, one),
    additive: isAdditive(one),
  }));
  return rollUpGoals(
    summable.map((one): typeof one & MeasuredGoal => ({ ...one, kind: kindOf(one) + one.unit })),
  ).map(({ sample, ...sum }) => {
    const { metric, unit, direction, from, to } = sample;
    return { ...sum, metric, unit, direction, from, to };
  });
}

const isAdditive = ({ metric }: GoalAttainment): boolean =>
  additiveUnits.includes(findMetric(metric)?.definition.unit ?? '');

const kindOf = ({ metric, direction, from, to }: GoalAttainment): string =>
  JSON.stringify([metric, direction, Date.parse(from), Date.parse(to)]);

/** Nothing sold is money of no currency; it counts with the others of its kind when they have one currency. */
function unitAmong(all: readonly GoalAttainment[], one: GoalAttainment): string {
  if (one.unit !== 'money') return one.unit;
  const kind = kindOf(one);
  const units = new Set(
    all.filter((other) => kindOf(other) === kind && other.unit !== 'money').map(({ unit }) => unit),
  );
  const [unit = one.unit] = units;
  return units.size === 1 ? unit : one.unit;
}
