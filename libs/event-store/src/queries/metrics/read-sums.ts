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

/** The longest window of which more is read than was asked, so that a wall's tiles ask one question. */
const sharedWithinMs = 8 * 86_400_000;

export interface SumCells<Row, Kind extends ReadingKind> {
  reading: SumReading;
  /** Stands in for `of` in short windows without groups. */
  shared?: SharedSums<Row>;
  row: z.ZodType<Row>;
  fold(rows: readonly Row[], within: readonly Row[]): Cells[Kind];
  /** How much a row adds to the size of its group. */
  sizeOf(row: Row): number;
}

/** One statement for several options of a reading: it reads what any of them asks for, and each picks its own rows. */
export interface SharedSums<Row> {
  of: SumReading;
  reading: SumReading;
  /** What is bound in place of the options; undefined when they ask for something else. */
  boundFor(options: Params): Params | undefined;
  isOwn(row: Row, options: Params): boolean;
}

/** Reads cells that add up. Groups of a rollup come back whole when they are few; else the query folds them. */
export async function readSums<Row extends Place, Kind extends ReadingKind>(
  ask: EventStore['query'],
  request: MetricRequest,
  { reading, row, fold, sizeOf, shared }: SumCells<Row, Kind>,
  bound: Params,
  options: QueryOptions,
): Promise<MetricReading<Kind>> {
  const read = async (folding: Folding, more: QueryOptions = {}): Promise<MetricReading<Kind>> => {
    const { query, params } = composeSums(reading, request, row, bound, folding);
    const rows = await ask(query, params, { ...options, ...more });
    const isGrouped = request.groupBy.length > 0;
    const kept = isGrouped ? keepLargestGroups(rows, request.buckets.length, sizeOf) : rows;
    return foldSeries(request, kept, fold);
  };
  const common = shared?.of === reading && isShort(request) ? shared.boundFor(bound) : undefined;
  if (shared && common) {
    const { query, params } = composeSums(shared.reading, request, row, common);
    const rows = await ask(query, params, options);
    return foldSeries(
      request,
      rows.filter((one) => shared.isOwn(one, bound)),
      fold,
    );
  }
  const isRolled = planReading(request, reading.rolled?.dimensions).rolled !== undefined;
  if (request.groupBy.length === 0 || !isRolled) return read('in the query');
  try {
    return await read('by the reader', { maxRows: maxUnfoldedRows });
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.code !== tooManyRows) throw error;
    return read('in the query');
  }
}

const isShort = ({ fromMs, toMs, groupBy }: MetricRequest): boolean =>
  groupBy.length === 0 && toMs - fromMs <= sharedWithinMs;
