import type { NumberField, NumberSummary, QuantileSummary } from '@pulso/domain';
import { z95 } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import type { Params } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { numberSql } from './number-sql.ts';
import { toldEventsSql } from './told-events.ts';

const rows = `SELECT message_id AS id, person, at, number, unit, k0, k1, k2
FROM <events> AS numbered`;
const columns = `<number> AS number, <unit> AS unit`;

interface NumberOptions {
  field: NumberField;
  kinds: readonly string[];
}

function numbersSql(
  { field, kinds }: NumberOptions,
  request: MetricRequest,
  params: Params,
  keys: string,
): string {
  const { given, number, unit } = numberSql(field, 'numberName', params);
  const slots = { columns: fillSql(columns, { number, unit }), where: given, keys };
  return fillSql(rows, { events: toldEventsSql(slots, kinds, request, params) });
}

const perEntity = 'any(number) AS worth, isFinite(worth) AS isNumber, any(unit) AS unitName';
const evidence = { belongs: 'isNumber', value: 'worth' };
const counted = `countIf(isNumber) AS numberCount, countIf(NOT isNumber) AS unreadableCount,
    arraySort(groupUniqArrayIf(10)(unitName, isNumber AND unitName != '')) AS units`;
const countedColumns = { numberCount: count, unreadableCount: count, units: z.array(z.string()) };
const countsOf = (row: { numberCount: number; unreadableCount: number; units: string[] }) => ({
  n: row.numberCount,
  unreadable: row.unreadableCount,
  units: row.units,
});

/** Numbers that events carry, as what their sum and their mean need. */
export const numbersReader = readerOfEntities({
  kind: 'numbers',
  entity: 'event',
  rows: (request, options, params, keys) => numbersSql(options, request, params, keys),
  perEntity,
  aggregates: `${counted}, sumKahanIf(worth, isNumber) AS total, sumKahanIf(worth * worth, isNumber) AS squares,
    if(numberCount = 0, NULL, avgIf(worth, isNumber)) AS mean,
    if(numberCount = 0, 0, varPopStableIf(worth, isNumber) * numberCount) AS deviation2`,
  columns: {
    ...countedColumns,
    ...{ total: z.number(), squares: z.number(), mean: z.number().nullable(), deviation2: z.number() },
  },
  cellOf: ({ total, squares, mean, deviation2, ...row }): NumberSummary => ({
    ...countsOf(row),
    ...{ sum: total, squares, mean, deviation2 },
  }),
  empty: { ...{ n: 0, unreadable: 0, units: [] }, ...{ sum: 0, squares: 0, mean: null, deviation2: 0 } },
  evidence,
});

const spread = `{z:Float64} * sqrt({level:Float64} * (1 - {level:Float64}) * numberCount)`;
const ranked = (rank: string): string =>
  `if(numberCount = 0, NULL, arraySort(groupArrayIf(worth, isNumber))[toUInt64(${rank})])`;

/** A quantile of type 7 with the order statistics of the domain's `quantileRanks`. */
export const quantilesReader = readerOfEntities({
  kind: 'quantiles',
  entity: 'event',
  rows(request, { level, ...options }, params, keys) {
    Object.assign(params, { level, z: z95 });
    return numbersSql(options, request, params, keys);
  },
  perEntity,
  aggregates: `${counted},
    if(numberCount = 0, NULL, quantileExactInclusiveIf({level:Float64})(worth, isNumber)) AS quantile,
    ${ranked(`greatest(1., floor({level:Float64} * numberCount - ${spread}))`)} AS low,
    ${ranked(`least(toFloat64(numberCount), ceil({level:Float64} * numberCount + ${spread}) + 1)`)} AS high`,
  columns: {
    ...countedColumns,
    ...{ quantile: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() },
  },
  cellOf: ({ quantile, low, high, ...row }): QuantileSummary => ({
    ...countsOf(row),
    ...{ quantile, low, high },
  }),
  empty: { ...{ n: 0, unreadable: 0, units: [] }, ...{ quantile: null, low: null, high: null } },
  evidence,
});
