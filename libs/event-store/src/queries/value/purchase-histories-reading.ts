import type { PurchaseTable } from '@pulso/domain';
import { z } from 'zod';
import { EventStoreError } from '../../event-store-error.ts';
import { count } from '../column-schemas.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { Reader } from '../metrics/reader.ts';
import { historyRowsSql, perCustomerSql } from './purchase-histories.ts';

/** Customers who came back, of one cell: they are listed one by one, and a fit holds them all in memory. */
const mostRepeaters = 200_000;
const tooManyRows = 396;
/** Newcomers are counted by T and purchases after the calibration, packed in one number. */
const laterBits = 65_536;

const counts = z.tuple([z.array(count), z.array(count)]);
const numbers = z.array(z.number());
const columns = {
  customers: count,
  spend: z.union([z.string(), z.number()]).transform(Number),
  knownDay: z.number(),
  endDay: z.number(),
  medianGap: z.number().nullable(),
  currencies: z.array(z.string()),
  repeats: counts,
  newcomers: counts,
  repeaters: z.tuple([numbers, numbers, numbers, numbers, numbers]),
};
type CellRow = z.output<z.ZodObject<typeof columns>>;

const empty: PurchaseTable = {
  ...{ x: [], tx: [], T: [], m: [], holdout: [], count: [] },
  ...{
    customers: 0,
    calibrationEnd: 0,
    holdoutEnd: 0,
    medianGap: null,
    repeats: [],
    spend: 0,
    currencies: [],
  },
};

/** Repeaters one a row, newcomers alike in one; typed columns, because the table goes to another thread. */
function tableOf(row: CellRow): PurchaseTable {
  const [x, tx, T, m, later] = row.repeaters;
  if (x.length > mostRepeaters)
    throw new EventStoreError('refused', tooManyRows, `more than ${mostRepeaters} customers came back`);
  const [keys, times] = row.newcomers;
  const none = keys.map(() => 0);
  const column = (ofRepeaters: readonly number[], ofNewcomers: readonly number[]): Float64Array => {
    const both = new Float64Array(ofRepeaters.length + ofNewcomers.length);
    both.set(ofRepeaters);
    both.set(ofNewcomers, ofRepeaters.length);
    return both;
  };
  return {
    x: column(x, none),
    tx: column(tx, none),
    T: column(
      T,
      keys.map((key) => Math.floor(key / laterBits)),
    ),
    m: column(m, none),
    holdout: column(
      later,
      keys.map((key) => key % laterBits),
    ),
    count: column(
      x.map(() => 1),
      times,
    ),
    customers: row.customers,
    calibrationEnd: row.knownDay,
    holdoutEnd: row.endDay,
    medianGap: row.medianGap,
    repeats: row.repeats[0].map((day, index) => [day, row.repeats[1][index] ?? 0] as const),
    spend: row.spend,
    currencies: row.currencies.toSorted(),
  };
}

const reader = readerOfEntities({
  kind: 'histories',
  entity: 'customer',
  rows: (request, options, params, keys) => {
    params['silentGaps'] = options.silentGaps;
    return historyRowsSql(request, options, params, keys);
  },
  perEntity: perCustomerSql,
  aggregates: `countIf(occasions > 0) AS customers, sumIf(spend, occasions > 0) AS spend,
    max(knownDay) AS knownDay, max(endDay) AS endDay,
    if(countIf(occasions > 1) > 0, quantileExactInclusiveArrayIf(0.5)(gaps, occasions > 1), NULL) AS medianGap,
    groupUniqArrayArray(currencies) AS currencies,
    sumMapIf(arraySlice(days, 2), arrayMap(day -> toUInt64(1), arraySlice(days, 2)), occasions > 0) AS repeats,
    sumMapIf([toUInt64(T) * 65536 + least(later, 65535)], [toUInt64(1)], occasions = 1) AS newcomers,
    ((arraySort(groupArrayIf(200001)((x, tx, T, m, later), occasions > 1)) AS listed).1,
        listed.2, listed.3, listed.4, listed.5) AS repeaters`,
  columns,
  cellOf: tableOf,
  empty,
  evidence: {
    belongs: 'occasions > 0',
    counts: `if({silentGaps:Float64} > 0, T - tx > {silentGaps:Float64} * if(x > 0, tx / x,
        quantileExactInclusiveArrayIf(0.5)(gaps, occasions > 1) OVER ()), 1)`,
    value: 'if({silentGaps:Float64} > 0, toFloat64(T - tx), toFloat64(spend))',
  },
});

export const historiesReader: Reader<'histories'> = reader;
export const { compose: composeHistories } = reader;
