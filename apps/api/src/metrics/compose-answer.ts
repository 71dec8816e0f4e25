import type { MetricAnswer, MetricValue } from '@pulso/contract';
import { answerValue, type Measure, type MeasureContext } from '@pulso/domain';
import type { MetricReading } from '@pulso/event-store';
import type { Principal } from '../platform/metric-answerer.ts';
import type { Refer } from './evidence/references.ts';
import type { MetricQuestion } from './metric-question.ts';

interface Span {
  fromMs: number;
  toMs: number;
}

export interface Referring {
  refer: Refer;
  /** Whether points have references too. */
  pointEvidence: boolean;
}

/** The answer in the common contract: every cell computed by the metric itself, whoever asks. */
export function composeAnswer(
  { metric, bound, request }: MetricQuestion,
  reading: MetricReading,
  role: Principal['role'],
  nowMs: number,
  { refer, pointEvidence }: Referring = { refer: () => null, pointEvidence: false },
): MetricAnswer {
  const compute = bound.compute as (cell: unknown, context: MeasureContext) => Measure;
  const valueOf = (
    cell: unknown,
    { fromMs, toMs }: Span,
    group: Record<string, string> | null,
  ): MetricValue => {
    const untilMs = Math.min(toMs, nowMs);
    const measure = compute(cell, { untilMs, elapsedSeconds: Math.max(0, untilMs - fromMs) / 1000 });
    const value = answerValue(measure, metric, { fromMs, toMs, tz: request.tz }, nowMs, role);
    const isHidden = value.warnings.some(({ code }) => code === 'hidden_small_n');
    if (group !== null) value.evidence = isHidden ? null : refer({ fromMs, toMs, group, n: value.n });
    return value;
  };
  const total = valueOf(reading.total, request, {});
  if (reading.truncated) {
    const message = `Only the ${reading.series.length} largest groups are shown; the total counts all.`;
    total.warnings.push({ code: 'groups_truncated', message });
  }
  const series = reading.series.map(({ group, total: whole, points }) => ({
    group,
    total: valueOf(whole, request, group),
    points: points.map((point, index) =>
      valueOf(point, request.buckets[index] ?? request, pointEvidence ? group : null),
    ),
  }));
  return { metric: metric.definition.id, total, series };
}
