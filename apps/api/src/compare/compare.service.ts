import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  type Comparison,
  type ComparisonQuery,
  type MetricAnswer,
  type MetricQuery,
} from '@pulso/contract';
import { differenceOf, findMetric } from '@pulso/domain';
import { METRIC_ANSWERER, type MetricAnswerer, type Principal } from '../platform/metric-answerer.ts';
import { contributorsOf } from './contributors.ts';
import { sameStretch } from './same-stretch.ts';

/** Says whether a number moved, by how much for certain, and who moved it. */
@Injectable()
export class CompareService {
  constructor(@Inject(METRIC_ANSWERER) private readonly metrics: MetricAnswerer) {}

  /** Throws AppError as the metrics do, and `invalid_query` when the difference cannot be split by that dimension. */
  async compare(caller: Principal, query: ComparisonQuery): Promise<Comparison> {
    const sides = sameStretch(query.now, query.before, Date.now());
    const [now, before] = await Promise.all([
      this.metrics.answer(caller, questionOf(query, sides.now)),
      this.metrics.answer(caller, questionOf(query, sides.before)),
    ]);
    const unit = assertSameUnit(now, before);
    const minimumN = findMetric(query.metric)?.definition.minimumN ?? 0;
    const difference = differenceOf(now.total, before.total, minimumN);
    const told = { metric: now.metric, unit, now: now.total, before: before.total, difference };
    if (query.by === undefined || difference.value === null) return told;
    const contributors = contributorsOf(now, before, minimumN);
    const shown = contributors.reduce((sum, { total }) => sum + total, 0);
    return { ...told, contributors, rest: difference.value - shown };
  }
}

function questionOf(
  { metric, tz, filters, params, by }: ComparisonQuery,
  side: ComparisonQuery['now'],
): MetricQuery {
  const { from, to } = side;
  const groupBy = by === undefined ? [] : [by];
  return { metric, tz, params, from, to, groupBy, filters: [...filters, ...side.filters] };
}

/** Amounts of two currencies do not subtract. Throws AppError `invalid_query`. */
function assertSameUnit(now: MetricAnswer, before: MetricAnswer): string {
  if (now.total.unit === before.total.unit || now.total.value === null || before.total.value === null)
    return now.total.value === null ? before.total.unit : now.total.unit;
  throw new AppError(
    'invalid_query',
    `${now.total.unit} and ${before.total.unit} do not subtract: filter by currency, or ask for one.`,
  );
}
