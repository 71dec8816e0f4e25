import { fillSql } from '../../rollups/fill-sql.ts';
import { filtersSql, type Params } from './dimensions.ts';
import type { MetricRequest } from './metric-request.ts';
import { nowhereSql } from './rows.ts';
import { neverSql } from './ticket-facts.ts';

/*
 * A span counts at its start and its end, or when its ticket comes to a least age, if that is later; in whole steps of
 * the answer, where the later of two is the later of their steps, so that spans of the same steps are one row before
 * they are taken apart. A moment's step is where it begins, `any` before the window and `untilMs` after it.
 *
 * What is open and had come to the last age before the window is most of an old desk: it is added up unread, but for
 * its copies, and counts for every age at once.
 */
const backlog = `SELECT toString(at) AS bucket, <nowhere>, at = <anyAge> AS before, age,
    sumIf(copies, turn = 0) AS created, sumIf(copies, turn = 1) AS reopened,
    sumIf(copies, turn = 2) AS solved, sumIf(copies, turn = 3) AS merged
FROM (
SELECT sum(copies) AS copies, <anyAge> AS at, <everyAge> AS age, 0 AS turn
FROM ticket_spans
WHERE workspace_id = {workspace:String} AND ended_at = <never> AND started_at < <old> AND opened_at < <old><filters>
HAVING copies != 0
UNION ALL
SELECT copies, greatest(turned, aged) AS at, age, turn
FROM (
SELECT sum(copies) AS copies, is_first, ending, <stepOfStart> AS startStep, <stepOfEnd> AS endStep,
    <stepsOfAges>
FROM ticket_spans
WHERE workspace_id = {workspace:String} AND ended_at >= <since> AND started_at < <until>
    AND (ended_at < <never> OR started_at >= <old> OR opened_at >= <old>)<filters>
GROUP BY startStep, endStep, <agedSteps>, is_first, ending
HAVING copies != 0
)
ARRAY JOIN [startStep, endStep] AS turned, [1 - is_first, 1 + ending] AS turn
ARRAY JOIN [<anyAge>, <least>] AS age, [<anyAge>, <agedSteps>] AS aged
)
WHERE at != {untilMs:Int64}
GROUP BY at, age`;

// What one row says of its dimensions may have been taken back.
const desk = `SELECT '' AS bucket, <nowhere>, 1 AS before, <anyAge> AS age, 0 AS created, 0 AS reopened, 0 AS solved, 0 AS merged
FROM ticket_spans<final>
WHERE workspace_id = {workspace:String} AND started_at < <since><filters>
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

/** The changes of the backlog, not split into groups; the bucket of each begins at that epoch millisecond. */
export function backlogOfSpansSql(
  request: MetricRequest,
  { least, any, every }: BacklogAges,
  params: Params,
): string {
  const untilMs = Math.min(request.toMs, request.asOfMs);
  // An answer as of a moment before the window is of what was open then.
  const sinceMs = Math.min(request.fromMs, untilMs);
  const starts =
    request.interval === undefined ? [request.fromMs] : request.buckets.map(({ fromMs }) => fromMs);
  Object.assign(params, { untilMs, sinceMs, oldMs: sinceMs - least[3] });
  params['steps'] = [any, ...starts.filter((ms) => ms < untilMs), untilMs];
  const agedSteps = least.map((_age, index) => `aged${index}Step`);
  return fillSql(backlog, {
    ...{ nowhere: nowhereSql, filters: filtersSql(request.filters, params), never: neverSql },
    ...{ since: momentSql('sinceMs'), until: momentSql('untilMs'), old: momentSql('oldMs') },
    ...{ stepOfStart: stepOf('started_at'), stepOfEnd: stepOf('ended_at') },
    stepsOfAges: least
      .map((age, index) => `${stepOf('opened_at', age)} AS ${agedSteps[index]}`)
      .join(',\n    '),
    ...{ agedSteps: agedSteps.join(', '), least: least.join(', ') },
    ...{ anyAge: String(any), everyAge: String(every) },
  });
}

const momentSql = (param: string): string => `fromUnixTimestamp64Milli({${param}:Int64}, 'UTC')`;
const stepOf = (column: string, laterMs = 0): string =>
  `roundDown(toUnixTimestamp64Milli(${column}) + ${laterMs}, {steps:Array(Int64)})`;

/** One row without a change if there were tickets before the window: asked when none was open then. */
export function deskOfSpansSql(request: MetricRequest, { any }: BacklogAges, params: Params): string {
  params['sinceMs'] = Math.min(request.fromMs, request.asOfMs);
  const filters = filtersSql(request.filters, params);
  const final = filters === '' ? '' : ' FINAL';
  return fillSql(desk, {
    nowhere: nowhereSql,
    anyAge: String(any),
    since: momentSql('sinceMs'),
    filters,
    final,
  });
}
