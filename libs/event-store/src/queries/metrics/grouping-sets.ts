import { z } from 'zod';
import type { Cells, ReadingKind } from '@pulso/domain';
import { groupRows } from './fold-series.ts';
import type { MetricReading, MetricRequest } from './metric-request.ts';
import { nowhereSql, placeColumns, placesSql, type Place } from './rows.ts';

/** Place columns of a query with `setsSql`: `ofWindow` and `ofAll` say what the row is a total of. */
export function scopeSql({ groupBy, interval }: MetricRequest): string {
  const bucket =
    interval === undefined
      ? "'' AS bucket, 1 AS ofWindow"
      : 'toString(step) AS bucket, toUInt8(grouping(step)) AS ofWindow';
  if (groupBy.length > 0) return `${bucket}, g0, g1, g2, tail, toUInt8(grouping(tail)) AS ofAll`;
  return `${bucket}, ${nowhereSql}, ofWindow AS ofAll`;
}

const flag = z.union([z.literal(0), z.literal(1)]);
export const scopeColumns = { ...placeColumns, ofWindow: flag, ofAll: flag };
interface Scope extends Place {
  ofWindow: 0 | 1;
  ofAll: 0 | 1;
}

/**
 * What cannot be added up (distinct people, quantiles) is computed for each total, group and point that is shown; with
 * a column that tells entities apart, for each of them in it.
 */
export function setsSql({ groupBy, interval }: MetricRequest, id?: string): string {
  const places = groupBy.length > 0 ? [placesSql] : [];
  const sets: string[][] = [[]];
  if (groupBy.length > 0) sets.push(places);
  if (interval !== undefined) sets.push(['step', ...places]);
  if (sets.length === 1 && id !== undefined) return id;
  const keys = sets.map((set) => `(${(id === undefined ? set : [...set, id]).join(', ')})`);
  return `GROUPING SETS (${keys.join(', ')})`;
}

/** Picks the row of each cell; a cell without a row is `empty`. */
export function pickSeries<Row extends Scope, Kind extends ReadingKind>(
  request: MetricRequest,
  rows: readonly Row[],
  cellOf: (row: Row) => Cells[Kind],
  empty: Cells[Kind],
): MetricReading<Kind> {
  const cellFrom = (row: Row | undefined): Cells[Kind] => (row ? cellOf(row) : empty);
  const total = cellFrom(rows.find(({ ofAll }) => ofAll === 1));
  const inGroups = rows.filter(({ ofAll }) => ofAll === 0);
  const series = groupRows(request, inGroups).map((own) => {
    const byBucket = new Map(
      own.rows.filter(({ ofWindow }) => ofWindow === 0).map((row) => [row.bucket, row]),
    );
    const ofGroup =
      request.groupBy.length > 0 ? cellFrom(own.rows.find(({ ofWindow }) => ofWindow === 1)) : total;
    const points = request.interval
      ? request.buckets.map(({ key }) => cellFrom(byBucket.get(key)))
      : [ofGroup];
    return { group: own.group, total: ofGroup, points };
  });
  return { total, series, truncated: inGroups.some(({ tail }) => tail === 1) };
}
