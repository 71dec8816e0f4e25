import type { Cells, ReadingKind } from '@pulso/domain';
import type { z } from 'zod';
import { EventStoreError } from '../../event-store-error.ts';
import type { EventStore, QueryOptions } from '../../event-store.ts';
import type { Params } from './dimensions.ts';
import { foldSeries } from './fold-series.ts';
import { keepLargestGroups } from './largest-groups.ts';
import type { MetricReading, MetricRequest } from './metric-request.ts';
import { planReading } from './plan.ts';
import type { Place } from './rows.ts';
import { composeSums, type Folding, type SumReading } from './sum-reading.ts';

/** Rows that are read without folding; a wall's tile has some hundreds. */
const maxUnfoldedRows = 20_000;
const tooManyRows = 396;

export interface SumCells<Row, Kind extends ReadingKind> {
  reading: SumReading;
  row: z.ZodType<Row>;
  fold(rows: readonly Row[], within: readonly Row[]): Cells[Kind];
  /** How much a row adds to the size of its group. */
  sizeOf(row: Row): number;
}

/** Reads cells that add up. Groups of a rollup come back whole when they are few; else the query folds them. */
export async function readSums<Row extends Place, Kind extends ReadingKind>(
  ask: EventStore['query'],
  request: MetricRequest,
  { reading, row, fold, sizeOf }: SumCells<Row, Kind>,
  bound: Params,
  options: QueryOptions,
): Promise<MetricReading<Kind>> {
  const read = async (folding: Folding, more: QueryOptions = {}): Promise<MetricReading<Kind>> => {
    const { query, params } = composeSums(reading, request, row, bound, folding);
    const rows = keepLargestGroups(
      await ask(query, params, { ...options, ...more }),
      request.buckets.length,
      sizeOf,
    );
    return foldSeries(request, rows, fold);
  };
  const isRolled = planReading(request, reading.rolled?.dimensions).rolled !== undefined;
  if (request.groupBy.length === 0 || !isRolled) return read('in the query');
  try {
    return await read('by the reader', { maxRows: maxUnfoldedRows });
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.code !== tooManyRows) throw error;
    return read('in the query');
  }
}
