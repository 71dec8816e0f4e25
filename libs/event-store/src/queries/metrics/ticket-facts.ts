import { fillSql } from '../../rollups/fill-sql.ts';
import { filtersSql, groupKeys, receivedSql, stepSql, type Params } from './dimensions.ts';
import { placeRows } from './largest-groups.ts';
import type { MetricRequest } from './metric-request.ts';
import { withinSql } from './spans.ts';

/** Dimensions that the `tickets` table keeps of the event that created the ticket. */
const keptDimensions = ['channel', 'source', 'area', 'stage'];

/** The time of what never happened, as the `tickets` table writes it. */
export const neverSql = "toDateTime64('2299-12-31 00:00:00', 3, 'UTC')";

// FINAL puts a ticket's rows together while it streams along the sort key: a quarter of the time of a GROUP BY, a tenth
// once they have merged, and memory that does not grow with the desk.
const derived = `SELECT ticket, tickets.born_at AS bornAt, tickets.seen_at AS seenAt,
    tickets.by_agent_at AS byAgentAt, tickets.bot_at AS botAt, tickets.moments AS moments, tickets.last_turn AS lastMoved<keys>
FROM tickets FINAL
PREWHERE workspace_id = {workspace:String}<candidates>
WHERE <born><filters>`;

// Most windows are short and a desk is old: only tickets with a creation in the window are put together.
const derivedCandidates = `
    AND ticket_hash GLOBAL IN (SELECT ticket_hash FROM tickets WHERE workspace_id = {workspace:String} AND <within>)`;
// A ticket that is open at an instant, or moved since, has a row that looks so by itself. So has one without a creation,
// whatever became of it: what is left out was created before the instant and had ended by then.
const unsettled = `
    AND ticket_hash GLOBAL IN (
        SELECT ticket_hash FROM tickets
        WHERE workspace_id = {workspace:String} AND last_turn >= 0
            AND (bitAnd(last_turn, 15) = 0 OR last_turn >= {<since>:Int64} * 16
                OR born_at >= fromUnixTimestamp64Milli({<since>:Int64}, 'UTC'))<andOne>)`;
// One of those left out, if there is any: it says that there was a desk at all.
const andOneSettled = `
        UNION ALL
        SELECT ticket_hash FROM tickets<final>
        WHERE workspace_id = {workspace:String}
            AND born_at < fromUnixTimestamp64Milli(least({<since>:Int64}, {untilMs:Int64}), 'UTC')<filters>
        LIMIT 1`;
const rawCandidates = `
    AND subject_id GLOBAL IN (SELECT subject_id FROM events
        WHERE workspace_id = {workspace:String} AND kind = 'ticket' AND action = 'created' AND <within>)`;

// The same rules as 0053-tickets-feed.sql; a test holds the two against each other on random tickets.
const raw = `SELECT subject_id AS ticket,
    min(if(kind = 'ticket' AND action = 'created', occurred_at, never)) AS bornAt,
    min(if(kind = 'ticket', occurred_at, never)) AS seenAt,
    min(if(kind = 'ticket' AND action = 'created' AND actor = 'human', occurred_at, never)) AS byAgentAt,
    min(if(kind = 'bot' OR (actor = 'bot' AND action IN ('created', 'assigned')), occurred_at, never)) AS botAt,
    groupUniqArrayIf(ms * 16 + what, what < 15) AS moments, maxIf(ms * 16 + what, what < 3) AS lastMoved<keys>
FROM
(
SELECT *, toDateTime64('2299-12-31 00:00:00', 3, 'UTC') AS never, toUnixTimestamp64Milli(occurred_at) AS ms,
    toUInt64(ms) + multiIf(kind = 'bot', 2, action = 'created', 0, 1) * 1000000000000000 AS rank,
    multiIf(
        kind = 'bot', if(action = 'handed_off', 3, 15),
        action IN ('created', 'reopened') OR (action = 'status' AND lower(status) IN ('open', 'reopened')), 0,
        action IN ('solved', 'closed') OR (action = 'status' AND lower(status) IN ('solved', 'resolved', 'closed')), 1,
        action = 'merged', 2,
        action = 'assigned' AND actor = 'human', 3,
        action = 'replied' AND actor IN ('human', '') AND is_public = 1, 4,
        15) AS what
FROM events
WHERE workspace_id = {workspace:String} AND kind IN ('ticket', 'bot') AND subject_id != ''<received><candidates>
)
GROUP BY ticket
HAVING <born><filters>`;

/** Whether the `tickets` table answers, or every ticket event has to be read. */
export function ticketsAreDerived({ groupBy, filters, receivedUntilMs }: MetricRequest): boolean {
  if (receivedUntilMs !== undefined) return false;
  return [...groupBy, ...filters.map(({ dimension }) => dimension)].every((name) =>
    keptDimensions.includes(name),
  );
}

/**
 * Which tickets are asked for: those created in the window; all there were before `{untilMs}`; of these, those that are
 * open at `{untilMs}` or moved since; those open at `{fromMs}` or moved since, and one more if there is another.
 */
type TicketScope =
  | 'created in the window'
  | 'seen before the end'
  | 'unsettled at the end'
  | 'unsettled in the window and one settled';

/** One row for each ticket in scope: its facts, and its group keys `k0` to `k2` as of its creation. */
export function ticketFactsSql(request: MetricRequest, params: Params, scope: TicketScope): string {
  const isDerived = ticketsAreDerived(request);
  const of = (column: string): string =>
    isDerived ? `finalizeAggregation(tickets.${column})` : `argMin(${column}, rank)`;
  const keys = groupKeys(request.groupBy, params, of).map((key, index) => `,\n    ${key} AS k${index}`);
  const filters = filtersSql(request.filters, params, of);
  const slots = { keys: keys.join(''), filters, received: receivedSql(request, params) };
  if (scope !== 'created in the window') {
    const born = `least(bornAt, seenAt) < fromUnixTimestamp64Milli({untilMs:Int64}, 'UTC')`;
    const candidates = isDerived ? unsettledSql(scope, filters) : '';
    return fillSql(isDerived ? derived : raw, { ...slots, born, candidates });
  }
  const within = withinSql(isDerived ? 'born_at' : 'occurred_at', [request], 'raw', params);
  const candidates = fillSql(isDerived ? derivedCandidates : rawCandidates, { within });
  return fillSql(isDerived ? derived : raw, {
    ...slots,
    born: withinSql('bornAt', [request], 'raw', params),
    candidates,
  });
}

function unsettledSql(scope: TicketScope, filters: string): string {
  if (scope === 'seen before the end') return '';
  // What one row says of its dimensions need not hold for the ticket; when it was created at the latest, does.
  const final = filters === '' ? '' : ' FINAL';
  if (scope === 'unsettled at the end') return fillSql(unsettled, { since: 'untilMs', andOne: '' });
  const since = 'fromMs';
  return fillSql(unsettled, { since, andOne: fillSql(andOneSettled, { final, filters, since }) });
}

/** The common head of a ticket query, and the columns `g0`, `g1`, `g2` and `tail` that place a ticket. */
export function placeTickets(
  request: MetricRequest,
  params: Params,
  facts: string,
  weight = 'count()',
): { head: string; groups: string } {
  return placeRows({ name: 'facts', rows: facts, weight }, request, params);
}

/** The step of a ticket's creation. */
export function birthStep(request: MetricRequest, params: Params): string {
  if (request.interval !== undefined && request.interval !== 'minute') params['tz'] = request.tz;
  return stepSql(request.interval, 'bornAt');
}
