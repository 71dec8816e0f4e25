import type { Cells, ReadingKind, ReadingOptions } from '@pulso/domain';
import type { MetricReading, MetricRequest, SeriesCells } from '../metrics/metric-request.ts';
import type { Reader } from '../metrics/reader.ts';

/** Where rolling days end, and an instant of the cell that they are about; a step yet to come has none. */
export function endsOf({
  buckets,
  fromMs,
  toMs,
  asOfMs,
}: MetricRequest): { endMs: number; markMs: number }[] {
  const spans = buckets.length > 0 ? buckets : [{ fromMs, toMs }];
  return spans
    .filter((span) => span.fromMs < asOfMs)
    .map((span) => ({ endMs: Math.min(span.toMs, asOfMs), markMs: span.toMs - 1 }));
}

/** Cells of the days before the end of each: two readings, as the days of neighbours overlap. */
export async function readRolling<Kind extends ReadingKind>(
  reader: Reader<Kind>,
  [ask, request, options, freshness]: Parameters<Reader<Kind>['read']>,
  empty: Cells[Kind],
): Promise<MetricReading<Kind>> {
  const { interval, ...whole } = request;
  const read = (asked: MetricRequest): Promise<MetricReading<Kind>> =>
    reader.read(ask, asked, options as ReadingOptions[Kind], freshness);
  const total = await read({ ...whole, buckets: [] });
  if (interval === undefined) return total;
  const stepped = await read(request);
  const points = new Map(stepped.series.map((one) => [keyOf(one), one.points]));
  const none = request.buckets.map(() => empty);
  const series = total.series.map((one) => ({ ...one, points: points.get(keyOf(one)) ?? none }));
  return { ...total, series };
}

const keyOf = ({ group }: Pick<SeriesCells<ReadingKind>, 'group'>): string => JSON.stringify(group);
