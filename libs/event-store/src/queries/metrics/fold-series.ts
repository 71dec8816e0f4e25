import type { Cells, ReadingKind } from '@pulso/domain';
import type { MetricReading, MetricRequest, SeriesCells } from './metric-request.ts';
import type { Place } from './rows.ts';

/** Makes a cell of some rows; `within` are all rows of the series that the cell is part of. */
type Fold<Row, Kind extends ReadingKind> = (rows: readonly Row[], within: readonly Row[]) => Cells[Kind];

/** Total, groups and points from rows that add up. A bucket without rows is an empty cell, never left out. */
export function foldSeries<Row extends Place, Kind extends ReadingKind>(
  request: MetricRequest,
  rows: readonly Row[],
  fold: Fold<Row, Kind>,
): MetricReading<Kind> {
  const total = fold(rows, rows);
  if (request.groupBy.length === 0)
    return { total, series: [seriesOf(request, {}, rows, total, fold)], truncated: false };
  return {
    total,
    series: groupRows(request, rows).map((own) =>
      seriesOf(request, own.group, own.rows, fold(own.rows, own.rows), fold),
    ),
    truncated: rows.some(({ tail }) => tail === 1),
  };
}

function seriesOf<Row extends Place, Kind extends ReadingKind>(
  request: MetricRequest,
  group: Record<string, string>,
  rows: readonly Row[],
  total: Cells[Kind],
  fold: Fold<Row, Kind>,
): SeriesCells<Kind> {
  if (request.interval === undefined) return { group, total, points: [total] };
  const byBucket = new Map<string, Row[]>();
  for (const row of rows) {
    const own = byBucket.get(row.bucket);
    if (own) own.push(row);
    else byBucket.set(row.bucket, [row]);
  }
  return { group, total, points: request.buckets.map(({ key }) => fold(byBucket.get(key) ?? [], rows)) };
}

interface GroupRows<Row> {
  group: Record<string, string>;
  rows: Row[];
}

/** Rows of each group, in the order of the groups' values; the tail is in none of them. */
export function groupRows<Row extends Place>(request: MetricRequest, rows: readonly Row[]): GroupRows<Row>[] {
  const { groupBy } = request;
  if (groupBy.length === 0) return [{ group: {}, rows: [...rows] }];
  const groups = new Map<string, GroupRows<Row>>();
  for (const row of rows) {
    if (row.tail === 1) continue;
    const values = [row.g0, row.g1, row.g2].slice(0, groupBy.length);
    const key = JSON.stringify(values);
    const known = groups.get(key);
    if (known) known.rows.push(row);
    else
      groups.set(key, {
        group: Object.fromEntries(groupBy.map((name, index) => [name, values[index] ?? ''])),
        rows: [row],
      });
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}
