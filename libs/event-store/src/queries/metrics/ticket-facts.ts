import { fillSql } from '../../rollups/fill-sql.ts';
import { filtersSql, groupKeys, stepSql, type Params } from './dimensions.ts';
import { foldedSql, largestSql } from './largest-groups.ts';
import type { MetricRequest } from './metric-request.ts';

type FactName = 'botAt' | 'handed' | 'replied' | 'opened' | 'solved' | 'merged';

/** Dimensions that the `tickets` table keeps of the event that created the ticket. */
const keptDimensions = ['channel', 'source', 'area', 'stage'];

const derived = `SELECT ticket, min(tickets.opening) AS birth<facts><keys>
FROM tickets
WHERE workspace_id = {workspace:String}
GROUP BY ticket
HAVING <born><filters>`;

const derivedFacts: Record<FactName, string> = {
  botAt: 'min(bot_at)',
  handed: 'groupUniqArrayArray(tickets.handed)',
  replied: 'groupUniqArrayArray(tickets.replied)',
  opened: 'groupUniqArrayArray(tickets.opened)',
  solved: 'groupUniqArrayArray(tickets.solved)',
  merged: 'groupUniqArrayArray(tickets.merged)',
};

const raw = `SELECT subject_id AS ticket, min(<order>)
    ::Tuple(rank UInt8, at DateTime64(3, 'UTC'), message_id String, actor String) AS birth<facts><keys>
FROM events
WHERE workspace_id = {workspace:String} AND kind IN ('ticket', 'bot') AND subject_id != ''
GROUP BY ticket
HAVING <born><filters>`;

const order = `(toUInt8(multiIf(kind = 'bot', 2, action = 'created', 0, 1)), occurred_at, message_id, toString(events.actor))`;

// The same rules as 0053-tickets-feed.sql; a test holds the two against each other on random tickets.
const rawFacts: Record<FactName, string> = {
  botAt: `minIf(toNullable(occurred_at), kind = 'bot' OR (events.actor = 'bot' AND action IN ('created', 'assigned')))`,
  handed: `groupUniqArrayIf(occurred_at, (kind = 'bot' AND action = 'handed_off')
        OR (kind = 'ticket' AND action = 'assigned' AND events.actor = 'human'))`,
  replied: `groupUniqArrayIf(occurred_at, kind = 'ticket' AND action = 'replied' AND events.actor IN ('human', '') AND is_public = 1)`,
  opened: `groupUniqArrayIf(occurred_at, kind = 'ticket' AND (action IN ('created', 'reopened')
        OR (action = 'status' AND lower(status) IN ('open', 'reopened'))))`,
  solved: `groupUniqArrayIf(occurred_at, kind = 'ticket' AND (action IN ('solved', 'closed')
        OR (action = 'status' AND lower(status) IN ('solved', 'resolved', 'closed'))))`,
  merged: `groupUniqArrayIf(occurred_at, kind = 'ticket' AND action = 'merged')`,
};

/** Whether the `tickets` table answers, or every ticket event has to be read. */
export function ticketsAreDerived({ groupBy, filters }: MetricRequest): boolean {
  return [...groupBy, ...filters.map(({ dimension }) => dimension)].every((name) =>
    keptDimensions.includes(name),
  );
}

/** One row for each ticket: its birth, the facts asked for, and its group keys `k0` to `k2`, all from its creation. */
export function ticketFactsSql(
  request: MetricRequest,
  params: Params,
  born: string,
  facts: readonly FactName[],
): string {
  const isDerived = ticketsAreDerived(request);
  const of = (column: string): string =>
    isDerived ? `tupleElement(min(tickets.opening), '${column}')` : `argMin(${column}, ${order})`;
  const source = isDerived ? derivedFacts : rawFacts;
  const keys = groupKeys(request.groupBy, params, of).map((key, index) => `,\n    ${key} AS k${index}`);
  return fillSql(isDerived ? derived : fillSql(raw, { order, ...keep('facts', 'keys', 'born', 'filters') }), {
    born,
    facts: facts.map((name) => `,\n    ${source[name]} AS ${name}`).join(''),
    keys: keys.join(''),
    filters: filtersSql(request.filters, params, of),
  });
}

/** Slots that a later filling fills. */
const keep = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `<${name}>`]));

/** The common head of a ticket query, and the columns `g0`, `g1`, `g2` and `tail` that place a ticket. */
export function placeTickets(
  request: MetricRequest,
  params: Params,
  facts: string,
): { head: string; groups: string } {
  const head = `WITH facts AS\n(\n${facts}\n)`;
  if (request.groupBy.length === 0) return { head, groups: 'k0 AS g0, k1 AS g1, k2 AS g2, 0 AS tail' };
  const slots = { keys: 'k0 AS g0, k1 AS g1, k2 AS g2', rows: 'facts', weight: 'count()' };
  return {
    head: `${head},\n${largestSql(slots, request.buckets.length, params)}`,
    groups: foldedSql(['k0', 'k1', 'k2']),
  };
}

/** The step of a ticket's creation. */
export function birthStep(request: MetricRequest, params: Params): string {
  if (request.interval !== undefined && request.interval !== 'minute') params['tz'] = request.tz;
  return stepSql(request.interval, 'birth.at');
}
