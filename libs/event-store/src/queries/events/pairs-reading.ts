import type { PairSummary } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { numberSql } from './number-sql.ts';
import { toldEventsSql } from './told-events.ts';

const rows = `SELECT message_id AS id, person, at, x, y, units, k0, k1, k2
FROM <events> AS paired`;
const columns = `<x> AS x, <y> AS y, [<unitOfX>, <unitOfY>] AS units`;

/** Two numbers of one event, and how they go together. */
export const pairsReader = readerOfEntities({
  kind: 'pairs',
  entity: 'event',
  rows(request, { x, y, kinds }, params, keys) {
    const [one, other] = [numberSql(x, 'xName', params), numberSql(y, 'yName', params)];
    const slots = {
      columns: fillSql(columns, { x: one.number, y: other.number, unitOfX: one.unit, unitOfY: other.unit }),
      where: `${one.given} AND ${other.given}`,
      keys,
    };
    return fillSql(rows, { events: toldEventsSql(slots, kinds, request, params) });
  },
  perEntity: `any(x) AS first, any(y) AS second, isFinite(first) AND isFinite(second) AS isPair,
    arrayStringConcat(arrayFilter(unit -> unit != '', any(units)), ' and ') AS unitNames`,
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
