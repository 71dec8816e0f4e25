import { z } from 'zod';
import type { BacklogState } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { stepSql, type Params } from './dimensions.ts';
import { groupRows } from './fold-series.ts';
import { defineMetricQuery } from './metric-query.ts';
import type { MetricReading, MetricRequest } from './metric-request.ts';
import { placeColumns } from './rows.ts';
import { neverSql, placeTickets, ticketFactsSql, ticketsAreDerived } from './ticket-facts.ts';

/*
 * Every ticket becomes its turns (open, ended, open, ...: repeated states fall together, an end wins a tie), every
 * turn the moments at which the ticket enters and leaves an age class, and the backlog is their running sum. Slots 0-3
 * are the age classes, 4 created, 5 reopened, 6 solved, 7 merged; class 4 is the turn itself. A ticket that has not
 * moved since before the window is settled: its last turn says all. What entered and left a class before the window
 * is not told, but every ticket keeps the row of its first turn, which says that there was a desk at all.
 * Few levels and few uses of an alias: planning them took longer than the answer.
 */
const backlog = `<head>
SELECT if(before, '', toString(step)) AS bucket, g0, g1, g2, tail, before, slot, sum(change) AS changes
FROM (
SELECT <step> AS step, g0, g1, g2, tail, slot, at < {fromMs:Int64} AS before, change
FROM (
SELECT g0, g1, g2, tail,
    if(class.1 = 4, [4, 6, 7][bitAnd(turn, 15) + 1] + (nth > 1 AND bitAnd(turn, 15) = 0), class.1) AS slot,
    greatest(bitShiftRight(turn, 4), openedMs + class.2) AS enters,
    if(class.1 = 4, {untilMs:Int64}, least(bitShiftRight(next, 4), openedMs + class.3)) AS leaves
FROM (
SELECT g0, g1, g2, tail, openedMs, arrayPopFront(arrayCompact(moment -> bitAnd(moment, 15) = 0, arrayPushFront(
    arraySort(arrayFilter(moment -> bitAnd(moment, 15) < 3 AND moment < {untilMs:Int64} * 16, arrayPushBack(
        if(lastTurn < {fromMs:Int64} * 16, [lastTurn], moments), openedMs * 16))), 1))) AS turned
FROM (
SELECT g0, g1, g2, tail, openedMs, moments, greatest(openedMs * 16, lastMoved) AS lastTurn
FROM (
SELECT <groups>, toUnixTimestamp64Milli(if(bornAt < <never>, bornAt, seenAt)) AS openedMs, moments, lastMoved
FROM facts
)
)
)
ARRAY JOIN turned AS turn, arrayEnumerate(turned) AS nth, arrayPopFront(arrayPushBack(turned, {untilMs:Int64} * 16)) AS next
ARRAY JOIN [(0, 0, 86400000), (1, 86400000, 259200000), (2, 259200000, 604800000), (3, 604800000, 9000000000000),
    (4, -9000000000000, 0)] AS class
WHERE class.1 = 4 OR bitAnd(turn, 15) = 0
)
ARRAY JOIN [enters, leaves] AS at, [1, -1] AS change
WHERE enters < leaves AND leaves >= least({fromMs:Int64}, {untilMs:Int64}) AND at < {untilMs:Int64}
)
GROUP BY step, g0, g1, g2, tail, before, slot`;

const row = z.object({
  ...placeColumns,
  before: z.union([z.literal(0), z.literal(1)]),
  slot: z.number().int().min(0).max(7),
  changes: count,
});
type Row = z.output<typeof row>;

/** Changes of the backlog: what had accumulated before the window, and then bucket by bucket. */
export function composeBacklog(request: MetricRequest) {
  const untilMs = Math.min(request.toMs, request.asOfMs);
  const params: Params = { workspace: request.workspaceId, fromMs: request.fromMs, untilMs };
  if (request.interval !== undefined && request.interval !== 'minute') params['tz'] = request.tz;
  // Which groups there are, and which are the largest, is told by all the tickets.
  const scope =
    request.groupBy.length === 0 ? 'unsettled in the window and one settled' : 'seen before the end';
  const facts = ticketFactsSql(request, params, scope);
  const { head, groups } = placeTickets(request, params, facts);
  const step = stepSql(request.interval, "fromUnixTimestamp64Milli(greatest(at, {fromMs:Int64}), 'UTC')");
  const sql = fillSql(backlog, { head, groups, step, never: neverSql });
  const name = `metrics.backlog-${ticketsAreDerived(request) ? 'derived' : 'raw'}`;
  return { query: defineMetricQuery(name, sql, params, row), params };
}

/** Running sums of the changes: the state at the end of each bucket, and of the window. */
export function foldBacklog(request: MetricRequest, rows: readonly Row[]): MetricReading<'backlog'> {
  const series = groupRows(request, rows).map(({ group, rows: own }) => {
    const total = stateAfter(own, [0, 0, 0, 0]);
    return { group, total, points: request.interval ? runningStates(request, own) : [total] };
  });
  return { total: stateAfter(rows, [0, 0, 0, 0]), series, truncated: rows.some(({ tail }) => tail === 1) };
}

function runningStates(request: MetricRequest, rows: readonly Row[]): BacklogState[] {
  let state = stateAfter(
    rows.filter(({ before }) => before === 1),
    [0, 0, 0, 0],
  );
  return request.buckets.map(({ key }) => {
    const changes = rows.filter(({ before, bucket }) => before === 0 && bucket === key);
    state = { ...stateAfter(changes, state.ages), known: state.known || changes.length > 0 };
    return state;
  });
}

function stateAfter(rows: readonly Row[], ages: BacklogState['ages']): BacklogState {
  const within = (slot: number): number =>
    sumOf(rows.filter((change) => change.slot === slot && change.before === 0));
  const age = (slot: 0 | 1 | 2 | 3): number =>
    ages[slot] + sumOf(rows.filter((change) => change.slot === slot));
  return {
    known: rows.length > 0,
    ages: [age(0), age(1), age(2), age(3)],
    created: within(4),
    reopened: within(5),
    solved: within(6),
    merged: within(7),
  };
}

const sumOf = (rows: readonly Row[]): number => rows.reduce((sum, { changes }) => sum + changes, 0);
