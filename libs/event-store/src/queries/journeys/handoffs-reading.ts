import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { movesSql, orderedMovesSql } from './moves-sql.ts';

const events = `SELECT id, person, at, before != 0 AND before != place AS passes, if(passes, waitMs, 0) AS lostMs, k0, k1, k2
FROM
(
<moves>
)`;

// Of one cell a journey is one row: what it adds is summed up in its lists.
const journeys = `SELECT id, person, fromUnixTimestamp64Milli(arrayMax(arrayMap((ms, code) -> if(bitAnd(code, 1) = 1, ms, 0), moments, codes)), 'UTC') AS at,
    arrayMap((ms, code, ms0, code0) -> bitAnd(code, 1) = 1 AND ms0 > 0 AND ms - ms0 <= {gapMs:Int64} AND bitShiftRight(code, 1) != bitShiftRight(code0, 1),
        moments, codes, momentsBefore, codesBefore) AS isPass,
    arraySum(isPass) AS passes, arraySum(arrayMap((pass, ms, ms0) -> if(pass, ms - ms0, 0), isPass, moments, momentsBefore)) AS lostMs,
    '' AS k0, '' AS k1, '' AS k2
FROM
(
<ordered>
)
WHERE arrayExists(code -> bitAnd(code, 1) = 1, codes)`;

/** How often, and at what cost of time, journeys pass from one area to another. */
export const handoffsReader = readerOfEntities({
  kind: 'handoffs',
  entity: 'journey',
  rows(request, options, params, keys) {
    const isOneCell = request.groupBy.length === 0 && request.interval === undefined;
    if (isOneCell) return fillSql(journeys, { ordered: orderedMovesSql(options, request, params, keys) });
    return fillSql(events, { moves: movesSql(options, request, params, keys) });
  },
  perEntity: 'sum(passes) AS passed, sum(lostMs) / 1000 AS passedSeconds',
  aggregates: `count() AS journeyCount, countIf(passed > 0) AS handed, sum(passed) AS handoffCount,
    sum(toFloat64(passed * passed)) AS squares, sum(passedSeconds) AS lost`,
  columns: { journeyCount: count, handed: count, handoffCount: count, squares: z.number(), lost: z.number() },
  cellOf: ({ journeyCount, handoffCount, ...rest }) => ({
    ...{ journeys: journeyCount, handoffs: handoffCount },
    ...{ handed: rest.handed, squares: rest.squares, lost: rest.lost },
  }),
  empty: { journeys: 0, handed: 0, handoffs: 0, squares: 0, lost: 0 },
  evidence: { counts: 'passed > 0', value: 'passed' },
});
