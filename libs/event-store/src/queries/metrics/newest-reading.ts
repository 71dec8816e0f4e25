import type { Cells } from '@pulso/domain';
import { z } from 'zod';
import { count } from '../column-schemas.ts';
import type { MetricReading } from './metric-request.ts';
import { sumPlace } from './sum-places.ts';
import type { SumReading } from './sum-reading.ts';

/** The newest event time. No rollup keeps it, but it is one narrow column. */
const newestReading: SumReading = {
  name: 'newest',
  raw: `SELECT <place>toUnixTimestamp64Milli(max(occurred_at)) AS newestMs, count() AS events,
    countIf(received_at > occurred_at + INTERVAL 1 HOUR) AS late
FROM events
WHERE workspace_id = {workspace:String} AND <within><filters><by>`,
  sums: 'max(newestMs) AS newestMs, sum(events) AS events, sum(late) AS late',
  weight: 'sum(events)',
};

const newestRow = z.object({ ...sumPlace, newestMs: count, events: count, late: count });

function foldNewest(rows: readonly z.output<typeof newestRow>[]): Cells['newest'] {
  const newestMs = rows.reduce(
    (newest, { newestMs, events }) => (events > 0 ? Math.max(newest, newestMs) : newest),
    -Infinity,
  );
  return {
    newestMs: newestMs === -Infinity ? null : newestMs,
    events: rows.reduce((sum, { events }) => sum + events, 0),
    late: rows.reduce((sum, { late }) => sum + late, 0),
  };
}

/** At the end of a bucket, the newest event may be one of an earlier bucket. */
export function carryNewest(reading: MetricReading<'newest'>): MetricReading<'newest'> {
  const series = reading.series.map((one) => {
    let newestMs: number | null = null;
    const points = one.points.map((point) => {
      newestMs = point.newestMs ?? newestMs;
      return { ...point, newestMs };
    });
    return { ...one, points };
  });
  return { ...reading, series };
}

export const newestCells = {
  reading: newestReading,
  row: newestRow,
  fold: foldNewest,
  sizeOf: ({ events }: z.output<typeof newestRow>) => events,
};
