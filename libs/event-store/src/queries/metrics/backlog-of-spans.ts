import { fillSql } from '../../rollups/fill-sql.ts';
import { filtersSql, type Params } from './dimensions.ts';
import type { MetricRequest } from './metric-request.ts';
import { nowhereSql } from './ticket-facts.ts';

/*
 * A span counts at its start and its end, or when its ticket comes to a least age, if that is later: in numbers of 16
 * times the milliseconds and 0 created, 1 reopened, 2 solved, 3 merged. What had every age before the window and is
 * still open counts as one number, for it is most of an old desk.
 */
const backlog = `SELECT toString(<step> AS step) AS bucket, <nowhere>, at < {fromMs:Int64} AS before, age,
    sumIf(copies, bitAnd(turn, 15) = 0) AS created, sumIf(copies, bitAnd(turn, 15) = 1) AS reopened,
    sumIf(copies, bitAnd(turn, 15) = 2) AS solved, sumIf(copies, bitAnd(turn, 15) = 3) AS merged
FROM (
SELECT copies, age, turn, greatest(bitShiftRight(turn, 4), openedMs + age) AS at
FROM (
SELECT copies, toUnixTimestamp64Milli(opened_at) AS openedMs,
    toUnixTimestamp64Milli(started_at) * 16 + (1 - is_first) AS start,
    if(ended_at < <until>, [start, toUnixTimestamp64Milli(ended_at) * 16 + 1 + ending], [start]) AS turns
FROM ticket_spans
WHERE workspace_id = {workspace:String} AND ended_at >= <since> AND started_at < <until> AND NOT <old><filters>
)
ARRAY JOIN turns AS turn
ARRAY JOIN if(openedMs + <day> >= {untilMs:Int64}, [<anyAge>, 0], [<ages>]) AS age
)
WHERE at < {untilMs:Int64}
GROUP BY step, before, age
UNION ALL
SELECT '', <nowhere>, 1, age, open, 0, 0, 0
FROM (SELECT sum(copies) AS open FROM ticket_spans WHERE workspace_id = {workspace:String} AND <old><filters>)
ARRAY JOIN [<ages>] AS age
WHERE open > 0`;

const old = '(ended_at >= <until> AND started_at < <since> AND opened_at < <since> - toIntervalDay(7))';

// What one row says of its dimensions may have been taken back.
const desk = `SELECT '' AS bucket, <nowhere>, 1 AS before, <anyAge> AS age, 0 AS created, 0 AS reopened, 0 AS solved, 0 AS merged
FROM ticket_spans<final>
WHERE workspace_id = {workspace:String} AND started_at < fromUnixTimestamp64Milli({sinceMs:Int64}, 'UTC')<filters>
LIMIT 1`;

/** The ages are told apart by their least, in milliseconds; `anyAge` comes first and is one that every moment has. */
interface Ages {
  readonly ages: readonly number[];
  readonly dayMs: number;
}

/** The changes of the backlog, not split into groups; `step` is of the column `at`. */
export function backlogOfSpansSql(
  request: MetricRequest,
  { ages, dayMs }: Ages,
  step: string,
  params: Params,
): string {
  // An answer as of a moment before the window is of what was open then.
  params['sinceMs'] = Math.min(request.fromMs, request.asOfMs);
  const moments = {
    since: "fromUnixTimestamp64Milli({sinceMs:Int64}, 'UTC')",
    until: "fromUnixTimestamp64Milli({untilMs:Int64}, 'UTC')",
  };
  const filters = filtersSql(request.filters, params);
  return fillSql(backlog, {
    ...moments,
    ...{ step, filters, nowhere: nowhereSql },
    old: fillSql(old, moments),
    anyAge: String(ages[0]),
    ages: ages.join(', '),
    day: String(dayMs),
  });
}

/** One row without a change if there were tickets before the window: asked when none was open then. */
export function deskOfSpansSql(request: MetricRequest, { ages }: Ages, params: Params): string {
  params['sinceMs'] = Math.min(request.fromMs, request.asOfMs);
  const filters = filtersSql(request.filters, params);
  const final = filters === '' ? '' : ' FINAL';
  return fillSql(desk, { nowhere: nowhereSql, anyAge: String(ages[0]), filters, final });
}
