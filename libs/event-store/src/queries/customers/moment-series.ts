import type { Cells } from '@pulso/domain';
import { z } from 'zod';
import { count } from '../column-schemas.ts';
import { groupRows } from '../metrics/fold-series.ts';
import { keepLargestGroups } from '../metrics/largest-groups.ts';
import type { MetricReading, MetricRequest } from '../metrics/metric-request.ts';
import { momentsOf } from './moments-sql.ts';

/** Columns of a row for one moment and group: the moment, the keys, and how many customers it stands for. */
export const momentColumns = {
  momentMs: count,
  g0: z.string(),
  g1: z.string(),
  g2: z.string(),
  customers: count,
};
interface MomentRow {
  momentMs: number;
  g0: string;
  g1: string;
  g2: string;
  customers: number;
}

type Kind = 'health' | 'experience';

/** Total, groups and points from rows for each moment: the total is the state at the last one. */
export function momentSeries<Row extends MomentRow, K extends Kind>(
  request: MetricRequest,
  rows: readonly Row[],
  fold: (rows: readonly Row[]) => Cells[K],
): MetricReading<K> {
  const moments = momentsOf(request);
  const lastMs = moments.at(-1);
  const placed = rows.map((row) => ({ ...row, bucket: '', tail: 0 as 0 | 1 }));
  const kept = keepLargestGroups(placed, moments.length, ({ customers }) => customers);
  const at = (own: readonly Row[], ms: number | undefined) =>
    fold(own.filter(({ momentMs }) => momentMs === ms));
  const series = groupRows(request, kept).map(({ group, rows: own }) => {
    const total = at(own, lastMs);
    if (request.interval === undefined) return { group, total, points: [total] };
    const points = request.buckets.map(({ fromMs, toMs }) =>
      at(own, fromMs < request.asOfMs ? Math.min(toMs, request.asOfMs) : undefined),
    );
    return { group, total, points };
  });
  return { total: at(rows, lastMs), series, truncated: kept.some(({ tail }) => tail === 1) };
}

/** Mean and Σ(x − mean)² of several samples together. */
export function pool(samples: readonly { customers: number; mean: number; deviation2: number }[]) {
  const customers = samples.reduce((sum, one) => sum + one.customers, 0);
  if (customers === 0) return { customers: 0, mean: 0, deviation2: 0 };
  const mean = samples.reduce((sum, one) => sum + one.customers * one.mean, 0) / customers;
  const deviation2 = samples.reduce(
    (sum, one) => sum + one.deviation2 + one.customers * (one.mean - mean) ** 2,
    0,
  );
  return { customers, mean, deviation2 };
}
