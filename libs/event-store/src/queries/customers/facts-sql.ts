import { fillSql } from '../../rollups/fill-sql.ts';
import { filtersSql, groupKeys, receivedSql, type Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';
import { idParams, underIdsSql } from '../people/under-ids.ts';

/** A number for each kind of fact: every question compares them over and over. */
const factType =
  "Enum8('order' = 1, 'nps' = 2, 'answer' = 3, 'ticket' = 4, 'wait' = 5, 'reopen' = 6, 'repeat' = 7, 'switch' = 8)";

/*
 * What is known about customers, one row a fact: an order (its amount), an answer (0-100, NPS apart), a ticket, and the
 * effort that a ticket was: a wait for the first public reply of a person (100 within an hour, 0 after a day), a
 * reopening, the same topic again within 7 days, or in another channel within 24 hours (0 each).
 * A ticket's own events may be another's, so its facts go to whom its first event with a person names.
 */
const facts = `SELECT <ofWhom>, toUnixTimestamp64Milli(at) AS ms, fact, value, cityHash64(currency) AS money, <kept>
FROM
<told>
UNION ALL
SELECT <ofWhom>, toUnixTimestamp64Milli(effort.2) AS ms, CAST(effort.1 AS <factType>) AS fact, effort.3 AS value, toUInt64(0) AS money, <kept>
FROM
(
SELECT *, lagInFrame(opened) OVER sameTopic AS before, lagInFrame(channelId) OVER sameTopic AS channelBefore,
    topicId != 0 AND before > toDateTime64(0, 3, 'UTC') AND opened <= before + INTERVAL 7 DAY AS repeated,
    topicId != 0 AND before > toDateTime64(0, 3, 'UTC') AND opened <= before + INTERVAL 24 HOUR AND channelId != channelBefore AS switched
FROM
<tickets>
WINDOW sameTopic AS (PARTITION BY cityHash64(person), topicId ORDER BY opened, ticket ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING)
)
ARRAY JOIN arrayConcat(
    [('ticket', opened, 1.)],
    if(answered > opened, [('wait', answered, 100 * greatest(0., least(1., (86400 - dateDiff('millisecond', opened, answered) / 1000) / 82800)))], []),
    arrayMap(at -> ('reopen', at, 0.), reopenings),
    if(repeated, [('repeat', opened, 0.)], []),
    if(switched, [('switch', opened, 0.)], [])) AS effort`;

const customer = "cityHash64(person) AS customer, startsWith(person, 'v:') AS isVisitor";

const bounds = `workspace_id = {workspace:String}
    AND occurred_at < fromUnixTimestamp64Milli({untilMs:Int64}, 'UTC')<received><ofIds>`;

// Apart, so that neither reads the columns of the other.
const told = `SELECT occurred_at AS at, CAST('order' AS <factType>) AS fact, toFloat64(ifNull(amount, 0)) AS value, currency, <kept>, <personId> AS person_id
FROM events
WHERE kind = 'order' AND action = 'completed' AND person_id != '' AND <bounds>
UNION ALL
SELECT occurred_at AS at, CAST(if(score_type = 'nps', 'nps', 'answer') AS <factType>) AS fact,
    assumeNotNull(100 * (if(direction = 'lower_is_better', scale_max - score, score - scale_min)) / (scale_max - scale_min)) AS value,
    currency, <kept>, <personId> AS person_id
FROM events
WHERE kind = 'feedback' AND isNotNull(score) AND scale_max > scale_min AND person_id != '' AND <bounds>`;

// Events of a ticket are many: who it is of is asked once for all of them.
const tickets = `SELECT ticket, argMinIf(told.person_id, told.at, told.person_id != '') AS person_id, min(told.at) AS opened,
    minIf(told.at, action = 'replied' AND actor IN ('human', '') AND is_public = 1) AS answered,
    groupArrayIf(told.at, action = 'reopened') AS reopenings,
    argMinIf(told.topicId, told.at, told.topicId != 0) AS topicId, argMin(told.channelId, told.at) AS channelId, <keptOfTicket>
FROM
(
SELECT action, occurred_at AS at, cityHash64(subject_id) AS ticket, actor, is_public,
    if(topic = '', 0, cityHash64(topic)) AS topicId, cityHash64(channel) AS channelId, <kept>, <personId> AS person_id
FROM events
WHERE kind = 'ticket' AND subject_id != '' AND <bounds>
) AS told
GROUP BY ticket
HAVING person_id != ''`;

const ofTickets = ' AND subject_id IN {tickets:Array(String)}';
const ofTheirTickets = fillSql(
  ` AND subject_id GLOBAL IN (
    SELECT subject_id
    FROM events
    WHERE workspace_id = {workspace:String} AND kind = 'ticket' AND subject_id != '' AND <underIds>
)`,
  { underIds: underIdsSql },
);

export interface CustomerFacts {
  /**
   * Rows (customer, isVisitor, ms, fact, value, money, k0, k1, k2, f0, ...) of everything before the end of the window, or
   * now. Customers and currencies are numbers: telling names apart takes twice the time.
   */
  sql: string;
  /** ` AND ...` on the kept columns of a customer's newest fact, for the request's filters. */
  filters: string;
  /** The names k0, k1, k2, f0, ... */
  kept: readonly string[];
}

/** One person: all ids, and the tickets in which these took part where somebody has found them. */
export interface OnePerson {
  ids: readonly string[];
  tickets?: readonly string[] | undefined;
}

interface WhichFacts {
  /** SQL of what is kept of a customer's newest fact. */
  readonly newest: (kept: string) => string;
  readonly one?: OnePerson | undefined;
  /** Adds the column `person`. */
  readonly named?: boolean;
}

/** The facts on all customers, or on one. The keys and filters of a fact are those of its event. */
export function customerFactsSql(
  request: MetricRequest,
  params: Params,
  { newest, one, named = false }: WhichFacts,
): CustomerFacts {
  params['workspace'] = request.workspaceId;
  params['untilMs'] = Math.min(request.toMs, request.asOfMs);
  const keys = groupKeys(request.groupBy, params).map((sql, index) => ({ sql, name: `k${index}` }));
  const filtered: { sql: string; name: string }[] = [];
  const filters = filtersSql(request.filters, params, (sql) => {
    const name = `f${filtered.length}`;
    filtered.push({ sql, name });
    return newest(name);
  });
  const kept = [...keys, ...filtered];
  if (one) Object.assign(params, idParams(one.ids));
  if (one?.tickets) params['tickets'] = [...one.tickets];
  const slots = {
    kept: kept.map(({ sql, name }) => `${sql} AS ${name}`).join(', '),
    keptOfTicket: kept.map(({ name }) => `argMin(${name}, told.at) AS ${name}`).join(', '),
    personId: personIdSql,
    factType,
  };
  const received = receivedSql(request, params);
  // Of a ticket all events: who it is of is known when they are put together.
  const ofOne = one?.tickets ? ofTickets : ofTheirTickets;
  const toldSql = fillSql(told, {
    ...slots,
    bounds: fillSql(bounds, { received, ofIds: one ? ` AND ${underIdsSql}` : '' }),
  });
  const ticketsSql = fillSql(tickets, {
    ...slots,
    bounds: fillSql(bounds, { received, ofIds: one ? ofOne : '' }),
  });
  const sql = fillSql(facts, {
    told: withPersonSql(toldSql, request, params),
    tickets: withPersonSql(ticketsSql, request, params),
    kept: kept.map(({ name }) => name).join(', '),
    ofWhom: named ? `${customer}, person` : customer,
    factType,
  });
  return { sql, filters, kept: kept.map(({ name }) => name) };
}
