import { AppError, type MetricQuery } from '@pulso/contract';
import {
  bucketCountLimit,
  bucketsOf,
  canonicalZone,
  findMetric,
  finestInterval,
  metrics,
  type AnyBoundMetric,
  type Metric,
} from '@pulso/domain';
import type { MetricRequest } from '@pulso/event-store';
import { ZodError } from 'zod';
import { fieldErrors } from '../platform/field-errors.ts';

const maxPoints = 5000;
const maxWindowMs = 3660 * 86_400_000;
/** What the event table's times can hold. */
const earliestMs = 0;
const latestMs = Date.UTC(2100, 0, 1);

/** A query that was found sound: what it asks of the registry and of the store. */
export interface MetricQuestion {
  metric: Metric;
  bound: AnyBoundMetric;
  request: MetricRequest;
}

/**
 * Checks a query against the registry and the limits. `documents` stand in for the params that name them. Throws
 * AppError that says what is allowed.
 */
export function settleQuestion(
  query: MetricQuery,
  workspaceId: string,
  nowMs: number,
  documents: Readonly<Record<string, unknown>> = {},
): MetricQuestion {
  const metric = metricOf(query.metric);
  const tz = zoneOf(query.tz);
  const { fromMs, toMs } = windowOf(query);
  const bound = bind(metric, { ...query.params, ...documents });
  const { interval, filters } = query;
  if (interval !== undefined) assertCoarseEnough(fromMs, toMs, interval);
  const request: MetricRequest = {
    workspaceId,
    fromMs,
    toMs,
    tz,
    buckets: interval === undefined ? [] : bucketsOf(fromMs, toMs, interval, tz),
    groupBy: [...new Set(query.groupBy)],
    filters,
    // Whole seconds, so that askers of the same second share one run; up, so that nothing recent is missed.
    asOfMs: Math.ceil(nowMs / 1000) * 1000,
    ...(interval !== undefined && { interval }),
  };
  return { metric, bound, request };
}

/** Throws AppError `unknown_metric` that lists those there are. */
function metricOf(id: string): Metric {
  const metric = findMetric(id);
  if (metric) return metric;
  const known = metrics.map(({ definition }) => definition.id).join(', ');
  throw new AppError('unknown_metric', `There is no metric ${JSON.stringify(id)}; there are ${known}.`);
}

function zoneOf(tz: string): string {
  const canonical = canonicalZone(tz);
  if (canonical !== null) return canonical;
  throw new AppError(
    'unknown_time_zone',
    `There is no time zone ${JSON.stringify(tz)}; use an IANA name such as Europe/Madrid.`,
  );
}

function windowOf({ from, to }: MetricQuery): { fromMs: number; toMs: number } {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  if (fromMs >= toMs)
    throw new AppError('window_reversed', 'from must be before to; the window is [from, to).');
  const errors = [];
  if (fromMs < earliestMs) errors.push({ path: 'from', message: 'must not be before 1970' });
  if (toMs > latestMs) errors.push({ path: 'to', message: 'must not be after 2100' });
  if (toMs - fromMs > maxWindowMs)
    errors.push({ path: 'to', message: 'must be at most ten years after from' });
  if (errors.length > 0) throw new AppError('invalid_query', 'The window is out of bounds.', { errors });
  return { fromMs, toMs };
}

function assertCoarseEnough(
  fromMs: number,
  toMs: number,
  interval: NonNullable<MetricQuery['interval']>,
): void {
  if (bucketCountLimit(fromMs, toMs, interval) <= maxPoints) return;
  const finest = finestInterval(fromMs, toMs, maxPoints) ?? 'year';
  const message = `By ${interval} this window has more than ${maxPoints} points; the finest interval it allows is ${finest}.`;
  throw new AppError('window_too_fine', message);
}

function bind(metric: Metric, params: Readonly<Record<string, unknown>>): AnyBoundMetric {
  try {
    return metric.bind(params);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const { id, params: described } = metric.definition;
    const allowed =
      Object.entries(described)
        .map(([name, text]) => `${name} (${text.en})`)
        .join('; ') || 'none';
    const errors = fieldErrors(error, ['params']);
    throw new AppError('invalid_query', `The params of ${id} are: ${allowed}.`, { errors });
  }
}
