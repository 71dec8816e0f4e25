import { z } from 'zod';
import type { BacklogState } from '@pulso/domain';
import type { EventStore } from '../../event-store.ts';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { stepSql, type Params } from './dimensions.ts';
import { isTurnSql, turnsSql } from '../service/ticket-turns.ts';
import { backlogOfSpansSql, deskOfSpansSql, type BacklogAges } from './backlog-of-spans.ts';
import { groupRows } from './fold-series.ts';
import { defineMetricQuery } from './metric-query.ts';
import type { MetricReading, MetricRequest } from './metric-request.ts';
import type { Freshness } from './reader.ts';
import { nowhereSql, placeColumns, placesSql } from './rows.ts';
import { ticketsAreSettled } from './settled-tickets.ts';
import { neverSql, placeTickets, ticketFactsSql, ticketsAreDerived } from './ticket-facts.ts';

const day = 86_400_000;
/** From which age in milliseconds a ticket is in each age class. */
const leastAges = [0, day, 3 * day, 7 * day] as const;
const anyAge = -9_000_000_000_000;
const everyAge = anyAge - 1;
const ages: BacklogAges = { least: leastAges, any: anyAge, every: everyAge };
const allAges = [anyAge, ...leastAges];

/*
 * Every ticket becomes its turns: open, ended, open, ... (repeated states fall together, an end wins a tie). A turn
 * changes how many are open of each least age: at the turn, or when the ticket comes to that age, if that is later. What
 * opened and ended before then changes twice at one moment, which adds up to nothing. The turn at its own time is the
 * flow. A ticket that has not moved since before the window is settled: its last turn says all. One that had ended by
 * then is no longer counted at any age, but keeps its flow, which says that there was a desk at all.
 * Few levels, few columns through them and few uses of an alias: planning them took longer than the answer.
 */
const backlog = `<head>
SELECT toString(<step> AS step) AS bucket, <placed>, at < {fromMs:Int64} AS before, age, countIf(nth = 1) AS created,
    countIf(nth > 1 AND ended = 0) AS reopened, countIf(ended = 1) AS solved, countIf(ended = 2) AS merged
FROM (
SELECT <places>age, nth, bitAnd(turn, 15) AS ended, greatest(bitShiftRight(turn, 4), openedMs + age) AS at
FROM (
SELECT <places>openedMs, lastTurn, <turns> AS turned
FROM (
SELECT <groups>toUnixTimestamp64Milli(if(bornAt < <never>, bornAt, seenAt)) AS openedMs, moments,
    greatest(openedMs * 16, lastMoved) AS lastTurn
FROM facts
)
)
ARRAY JOIN turned AS turn, arrayEnumerate(turned) AS nth
ARRAY JOIN if(bitAnd(lastTurn, 15) > 0 AND lastTurn < {fromMs:Int64} * 16, [<anyAge>], [<ages>]) AS age
)
WHERE at < {untilMs:Int64}
GROUP BY step, <places>before, age`;

const turns = turnsSql(`arrayFilter(moment -> ${isTurnSql} AND moment < {untilMs:Int64} * 16, arrayPushBack(
        if(lastTurn < {fromMs:Int64} * 16, [lastTurn], moments), openedMs * 16))`);

const row = z.object({
  ...placeColumns,
  before: z.union([z.literal(0), z.literal(1)]),
  age: count,
  created: count,
  reopened: count,
  solved: count,
  merged: count,
});
type Row = z.output<typeof row>;

/** Reads the changes of the backlog; where nothing was open before the window, a row tells whether there was a desk. */
export async function readBacklog(ask: EventStore['query'], request: MetricRequest, freshness: Freshness) {
  const { query, params } = composeBacklog(request);
  const rows = await ask(query, params, freshness);
  if (!isOfSpans(request)) return rows;
  const keys = new Map(request.buckets.map(({ key, fromMs }) => [String(fromMs), key]));
  const changes = rows.flatMap(ofEachAge).map((row) => ({ ...row, bucket: keys.get(row.bucket) ?? '' }));
  if (changes.some(({ before }) => before === 1)) return changes;
  const desk = composeDesk(request);
  return [...changes, ...(await ask(desk.query, desk.params, freshness))];
}

const ofEachAge = (row: Row): Row[] =>
  row.age === everyAge ? allAges.map((age) => ({ ...row, age })) : [row];

// Which groups there are, and which are the largest, is told by all the tickets.
const isOfSpans = (request: MetricRequest): boolean =>
  ticketsAreSettled(request) && request.groupBy.length === 0;

/** Whether there were tickets before the window. */
export function composeDesk(request: MetricRequest) {
  const params: Params = { workspace: request.workspaceId };
  const sql = deskOfSpansSql(request, ages, params);
  return { query: defineMetricQuery('metrics.backlog-desk', sql, params, row), params };
}

/** Changes of the backlog: what had accumulated before the window, and then bucket by bucket. */
export function composeBacklog(request: MetricRequest) {
  const params: Params = { workspace: request.workspaceId };
  if (isOfSpans(request)) {
    const sql = backlogOfSpansSql(request, ages, params);
    return { query: defineMetricQuery('metrics.backlog-settled', sql, params, row), params };
  }
  Object.assign(params, { fromMs: request.fromMs, untilMs: Math.min(request.toMs, request.asOfMs) });
  if (request.interval !== undefined && request.interval !== 'minute') params['tz'] = request.tz;
  const step = stepSql(request.interval, "fromUnixTimestamp64Milli(greatest(at, {fromMs:Int64}), 'UTC')");
  // Which groups there are, and which are the largest, is told by all the tickets.
  const scope =
    request.groupBy.length === 0 ? 'unsettled in the window and one settled' : 'seen before the end';
  const facts = ticketFactsSql(request, params, scope);
  const { head, groups } = placeTickets(request, params, facts);
  const isGrouped = request.groupBy.length > 0;
  const sql = fillSql(backlog, {
    ...{ head, step, never: neverSql },
    anyAge: String(anyAge),
    ages: allAges.join(', '),
    turns,
    groups: isGrouped ? `${groups}, ` : '',
    places: isGrouped ? `${placesSql}, ` : '',
    placed: isGrouped ? placesSql : nowhereSql,
  });
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
  const flows = rows.filter(({ age, before }) => age === anyAge && before === 0);
  const older = (least: 0 | 1 | 2 | 3): number => openedOf(rows, leastAges[least]);
  return {
    known: rows.length > 0,
    ages: [
      ages[0] + older(0) - older(1),
      ages[1] + older(1) - older(2),
      ages[2] + older(2) - older(3),
      ages[3] + older(3),
    ],
    created: sumOf(flows, 'created'),
    reopened: sumOf(flows, 'reopened'),
    solved: sumOf(flows, 'solved'),
    merged: sumOf(flows, 'merged'),
  };
}

/** How many more were open of at least that age after the rows than before them. */
function openedOf(rows: readonly Row[], least: number): number {
  const turns = rows.filter(({ age }) => age === least);
  const opened = sumOf(turns, 'created') + sumOf(turns, 'reopened');
  return opened - sumOf(turns, 'solved') - sumOf(turns, 'merged');
}

type Turn = 'created' | 'reopened' | 'solved' | 'merged';
const sumOf = (rows: readonly Row[], turn: Turn): number => rows.reduce((sum, row) => sum + row[turn], 0);
