import type { NumberField, NumberSummary, QuantileSummary } from '@pulso/domain';
import { z95 } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import type { Params } from '../metrics/dimensions.ts';
import { readerOfRows } from '../orders/row-reading.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { numberSql } from './number-sql.ts';
import { toldEventsSql } from './told-events.ts';

const columns = `<number> AS number, isFinite(number) AS isNumber, <unit> AS unit`;

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
  return toldEventsSql(slots, kinds, request, params);
}

const evidence = { belongs: 'isNumber', value: 'number' };
const counted = `countIf(isNumber) AS numberCount, countIf(NOT isNumber) AS unreadableCount,
    arraySort(groupUniqArrayIf(10)(unit, isNumber AND unit != '')) AS units`;
const countedColumns = { numberCount: count, unreadableCount: count, units: z.array(z.string()) };
const countsOf = (row: { numberCount: number; unreadableCount: number; units: string[] }) => ({
  n: row.numberCount,
  unreadable: row.unreadableCount,
  units: row.units,
});

/** Numbers that events carry, as what their sum and their mean need. */
export const numbersReader = readerOfRows({
  kind: 'numbers',
  entity: 'event',
  rows: (request, options, params, keys) => numbersSql(options, request, params, keys),
  withoutPerson: true,
  aggregates: `${counted}, sumKahanIf(number, isNumber) AS total, sumKahanIf(number * number, isNumber) AS squares,
    if(numberCount = 0, NULL, avgIf(number, isNumber)) AS mean,
    if(numberCount = 0, 0, varPopStableIf(number, isNumber) * numberCount) AS deviation2`,
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
  `if(numberCount = 0, NULL, arraySort(groupArrayIf(number, isNumber))[toUInt64(${rank})])`;

/** A quantile of type 7 with the order statistics of the domain's `quantileRanks`. */
export const quantilesReader = readerOfRows({
  kind: 'quantiles',
  entity: 'event',
  rows(request, { level, ...options }, params, keys) {
    Object.assign(params, { level, z: z95 });
    return numbersSql(options, request, params, keys);
  },
  withoutPerson: true,
  aggregates: `${counted},
    if(numberCount = 0, NULL, quantileExactInclusiveIf({level:Float64})(number, isNumber)) AS quantile,
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
