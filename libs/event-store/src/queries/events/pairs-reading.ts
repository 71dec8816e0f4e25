import type { PairSummary } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { readerOfRows } from '../orders/row-reading.ts';
import { numberSql } from './number-sql.ts';
import { toldEventsSql } from './told-events.ts';

const columns = `<x> AS first, <y> AS second, isFinite(first) AND isFinite(second) AS isPair,
    arrayStringConcat(arrayFilter(unit -> unit != '', [<unitOfX>, <unitOfY>]), ' and ') AS unitNames`;

/** Two numbers of one event, and how they go together. */
export const pairsReader = readerOfRows({
  kind: 'pairs',
  entity: 'event',
  rows(request, { x, y, kinds }, params, keys) {
    const [one, other] = [numberSql(x, 'xName', params), numberSql(y, 'yName', params)];
    const slots = {
      columns: fillSql(columns, { x: one.number, y: other.number, unitOfX: one.unit, unitOfY: other.unit }),
      where: `${one.given} AND ${other.given}`,
      keys,
    };
    return toldEventsSql(slots, kinds, request, params);
  },
  withoutPerson: true,
  aggregates: `countIf(isPair) AS pairCount, countIf(NOT isPair) AS unreadableCount,
    arraySort(groupUniqArrayIf(10)(unitNames, isPair AND unitNames != '')) AS unitsMet,
    if(pairCount = 0, NULL, avgIf(first, isPair)) AS meanX, if(pairCount = 0, NULL, avgIf(second, isPair)) AS meanY,
    if(pairCount < 2 OR minIf(first, isPair) = maxIf(first, isPair) OR minIf(second, isPair) = maxIf(second, isPair),
        NULL, corrStableIf(first, second, isPair)) AS correlation`,
  columns: {
    pairCount: count,
    unreadableCount: count,
    unitsMet: z.array(z.string()),
    meanX: z.number().nullable(),
    meanY: z.number().nullable(),
    correlation: z.number().nullable(),
  },
  cellOf: ({ pairCount, unreadableCount, unitsMet, correlation, meanX, meanY }): PairSummary => ({
    ...{ n: pairCount, unreadable: unreadableCount, units: unitsMet },
    ...{ correlation, meanX, meanY },
  }),
  empty: { ...{ n: 0, unreadable: 0, units: [] }, ...{ correlation: null, meanX: null, meanY: null } },
  evidence: { belongs: 'isPair', value: 'second' },
});
