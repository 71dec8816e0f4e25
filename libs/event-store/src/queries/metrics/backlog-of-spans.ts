import { fillSql } from '../../rollups/fill-sql.ts';
import { filtersSql, type Params } from './dimensions.ts';
import type { MetricRequest } from './metric-request.ts';
import { nowhereSql } from './rows.ts';

/*
 * A span counts at its start and its end, or when its ticket comes to a least age, if that is later: in numbers of 16
 * times the milliseconds and 0 created, 1 reopened, 2 solved, 3 merged. A ticket that had come to the last of them by
 * then, or before the window, counts for every age at once: that is most of an old desk.
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
WHERE workspace_id = {workspace:String} AND ended_at >= <since> AND started_at < <until><filters>
)
ARRAY JOIN turns AS turn
ARRAY JOIN multiIf(
    openedMs + <last> < greatest(bitShiftRight(turn, 4), {sinceMs:Int64}), [<everyAge>],
    openedMs + <second> >= {untilMs:Int64}, [<anyAge>, <first>],
    [<anyAge>, <least>]) AS age
)
WHERE at < {untilMs:Int64}
GROUP BY step, before, age`;

// What one row says of its dimensions may have been taken back.
const desk = `SELECT '' AS bucket, <nowhere>, 1 AS before, <anyAge> AS age, 0 AS created, 0 AS reopened, 0 AS solved, 0 AS merged
FROM ticket_spans<final>
WHERE workspace_id = {workspace:String} AND started_at < fromUnixTimestamp64Milli({sinceMs:Int64}, 'UTC')<filters>
LIMIT 1`;

/** In milliseconds: those of the ages a ticket comes to, and two numbers below them that no ticket has. */
export interface BacklogAges {
  /** Ascending. */
  readonly least: readonly [number, number, number, number];
  /** Stands for one that every moment has. */
  readonly any: number;
  /** Stands for `any` and all of `least`. */
  readonly every: number;
}

/** The changes of the backlog, not split into groups; `step` is of the column `at`. */
export function backlogOfSpansSql(
  request: MetricRequest,
  { least, any, every }: BacklogAges,
  step: string,
  params: Params,
): string {
  // An answer as of a moment before the window is of what was open then.
  params['sinceMs'] = Math.min(request.fromMs, request.asOfMs);
  const [first, second, , last] = least;
  return fillSql(backlog, {
    ...{ step, nowhere: nowhereSql, filters: filtersSql(request.filters, params) },
    since: "fromUnixTimestamp64Milli({sinceMs:Int64}, 'UTC')",
    until: "fromUnixTimestamp64Milli({untilMs:Int64}, 'UTC')",
    ...{ first: String(first), second: String(second), last: String(last), least: least.join(', ') },
    ...{ anyAge: String(any), everyAge: String(every) },
  });
}

/** One row without a change if there were tickets before the window: asked when none was open then. */
export function deskOfSpansSql(request: MetricRequest, { any }: BacklogAges, params: Params): string {
  params['sinceMs'] = Math.min(request.fromMs, request.asOfMs);
  const filters = filtersSql(request.filters, params);
  const final = filters === '' ? '' : ' FINAL';
  return fillSql(desk, { nowhere: nowhereSql, anyAge: String(any), filters, final });
}
