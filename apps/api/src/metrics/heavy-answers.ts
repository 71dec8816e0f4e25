import { Injectable } from '@nestjs/common';
import type { MetricAnswer, MetricQuery } from '@pulso/contract';
import type { AnyBoundMetric, CellJob, Measure, MeasureContext } from '@pulso/domain';
import type { MetricReading } from '@pulso/event-store';
import { ComputePool } from '../platform/compute/compute-pool.ts';
import type { Principal } from '../platform/metric-answerer.ts';
import type { AnswerClock } from '../platform/timing/answer-clock.ts';
import { composeAnswer, type Referring } from './compose-answer.ts';
import { KeptModels } from './kept-models.ts';
import type { MetricQuestion } from './metric-question.ts';

const nothingYet: Measure = { value: null, n: 0 };

interface HeavyQuestion {
  readonly query: MetricQuery;
  /** Those that the question was bound with. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly clock?: AnswerClock | undefined;
}

type Compute = (cell: unknown, context: MeasureContext) => Measure;

/** Composes answers of metrics whose cells take long to compute: all cells of an answer are computed off the event loop. */
@Injectable()
export class HeavyAnswers {
  constructor(
    private readonly pool: ComputePool,
    private readonly models: KeptModels,
  ) {}

  /** As `composeAnswer`. Throws what `ComputePool.run` throws. */
  async compose(
    { query, params, clock }: HeavyQuestion,
    question: MetricQuestion,
    reading: MetricReading,
    role: Principal['role'],
    nowMs: number,
    referring: Referring,
  ): Promise<MetricAnswer> {
    const jobs: CellJob[] = [];
    const numbers: number[] = [];
    // Composing is pure: a first pass tells which cells it needs and in which order, a second one is handed them.
    composeAnswer(withCompute(question, noteIn(jobs, numbers)), reading, role, nowMs);
    const { workspaceId } = question.request;
    const key = keyOf(question, query);
    const kept = await this.models.find(workspaceId, key);
    const [total] = jobs;
    if (kept && total) total.context = { ...total.context, lastGood: kept };
    const measure = () => this.pool.run('measureCells', question.metric.definition.id, params, jobs);
    const measures = await (clock ? clock.compute.time(measure) : measure());
    const model = measures[0]?.model;
    if (model) void this.models.keep(workspaceId, key, model, nowMs);
    let turn = 0;
    const next: Compute = () => measures[numbers[turn++] ?? -1] ?? nothingYet;
    return composeAnswer(withCompute(question, next), reading, role, nowMs, referring);
  }
}

const withCompute = (question: MetricQuestion, compute: Compute): MetricQuestion => ({
  ...question,
  bound: { ...question.bound, compute } as AnyBoundMetric,
});

/** Notes each cell once, and for each call which of them it asked for: total, group and point are often one cell. */
function noteIn(jobs: CellJob[], numbers: number[]): Compute {
  const known = new Map<unknown, Map<string, number>>();
  return (cell, context) => {
    const windows = known.get(cell) ?? new Map<string, number>();
    known.set(cell, windows);
    const window = `${context.untilMs} ${context.elapsedSeconds}`;
    const number = windows.get(window) ?? jobs.push({ cell, context }) - 1;
    windows.set(window, number);
    numbers.push(number);
    return nothingYet;
  };
}

/** A question without its window, which moves. */
const keyOf = ({ request }: MetricQuestion, { metric, params, filters }: MetricQuery): string =>
  JSON.stringify([metric, request.tz, params, filters]);
