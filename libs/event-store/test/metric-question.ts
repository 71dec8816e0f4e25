import type { Interval, MetricFilter } from '@pulso/contract';
import { bucketsOf, findMetric, type Measure } from '@pulso/domain';
import {
  countEvidence,
  listEvidence,
  type EvidenceCount,
  type EvidenceEntity,
  type EvidenceRow,
} from '../src/queries/metrics/evidence.ts';
import { evidenceOf, readMetric } from '../src/queries/metrics/read-metric.ts';
import type { MetricRequest } from '../src/queries/metrics/metric-request.ts';
import type { TestStore } from './use-test-store.ts';

export interface Question {
  from: string;
  to: string;
  tz?: string;
  interval?: Interval;
  groupBy?: string[];
  filters?: MetricFilter[];
  params?: Record<string, unknown>;
  asOf?: string;
  workspaceId?: string;
}

export function requestOf(question: Question): MetricRequest {
  const {
    from,
    to,
    tz = 'UTC',
    interval,
    groupBy = [],
    filters = [],
    asOf = '2030-01-01T00:00Z',
    workspaceId = 'main',
  } = question;
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const buckets = interval ? bucketsOf(fromMs, toMs, interval, tz) : [];
  return {
    workspaceId,
    fromMs,
    toMs,
    tz,
    buckets,
    groupBy,
    filters,
    asOfMs: Date.parse(asOf),
    ...(interval && { interval }),
  };
}

export interface Answered {
  total: Measure;
  series: { group: Record<string, string>; total: Measure; points: Measure[] }[];
  truncated: boolean;
}

/** A metric over stored rows: read, then computed as the registry computes it. */
export async function ask(store: TestStore['store'], id: string, question: Question): Promise<Answered> {
  const request = requestOf(question);
  const metric = findMetric(id)?.bind(question.params ?? {});
  if (!metric) throw new Error(`no metric ${id}`);
  const compute = metric.compute as (cell: unknown, context: object) => Measure;
  const context = {
    elapsedSeconds: (request.toMs - request.fromMs) / 1000,
    untilMs: Math.min(request.toMs, request.asOfMs),
  };
  const reading = await readMetric(store, request, metric);
  return {
    total: compute(reading.total, context),
    series: reading.series.map(({ group, total, points }) => ({
      group,
      total: compute(total, context),
      points: points.map((point, index) =>
        compute(point, { ...context, untilMs: request.buckets[index]?.toMs ?? context.untilMs }),
      ),
    })),
    truncated: reading.truncated,
  };
}

export const values = (measures: readonly Measure[]): (number | null)[] => measures.map(({ value }) => value);

/** The first thousand entities behind the whole of a question, as they were known at a moment when one is given. */
export async function behind(
  store: TestStore['store'],
  id: string,
  question: Question,
  receivedUntilMs?: number,
  group: Record<string, string> = {},
): Promise<EvidenceCount & { entity: EvidenceEntity; rows: EvidenceRow[] }> {
  const metric = findMetric(id)?.bind(question.params ?? {});
  if (!metric) throw new Error(`no metric ${id}`);
  const request = { ...requestOf(question), ...(receivedUntilMs !== undefined && { receivedUntilMs }) };
  const rows = evidenceOf(request, metric, group);
  if (!rows) throw new Error(`${id} has no evidence`);
  const [counted, listed] = await Promise.all([
    countEvidence(store, rows),
    listEvidence(store, rows, { from: 0, size: 1000 }),
  ]);
  return { entity: rows.entity, ...counted, rows: listed };
}
