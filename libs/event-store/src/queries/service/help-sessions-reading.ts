import type { ReadingOptions } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { filtersSql, receivedSql, type Params } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { withinSql } from '../metrics/spans.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';
import { noSelfService } from './no-self-service.ts';

const dayMs = 86_400_000;

const rows = `SELECT concat(person, '@', toString(startMs)) AS id, person, at, k0, k1, k2, quietUntil <= {untilMs:Int64} AS mature,
    arrayExists(ms -> ms >= startMs AND ms <= quietUntil, contacts) AS contacted,
    arrayExists(ms -> ms >= startMs AND ms <= quietUntil, downvotes) AS downvoted
FROM
(
SELECT person, contacts, downvotes, session[1].1 AS startMs, fromUnixTimestamp64Milli(session[1].1, 'UTC') AS at,
    session[1].4 AS k0, session[1].5 AS k1, session[1].6 AS k2, session[-1].1 + {quietMs:Int64} AS quietUntil
FROM
(
SELECT person, contacts, downvotes, session
FROM
(
SELECT person, arraySort(groupArrayIf((ms, isIntent, passes, k0, k1, k2), isSelf)) AS steps,
    groupArrayIf(ms, isContact) AS contacts, groupArrayIf(ms, isDownvote) AS downvotes
FROM <told> AS told
WHERE person != ''
GROUP BY person
HAVING notEmpty(steps)
)
ARRAY JOIN arraySplit((step, before) -> step.1 - before > 1800000, steps, arrayPushFront(arrayPopBack(steps.1), 0)) AS session
)
WHERE arrayExists(step -> step.2 = 1, session) AND session[1].3 = 1
)
WHERE <within>`;

// Filters tell which sessions are asked for; a ticket undoes one wherever it was opened.
const told = `SELECT toUnixTimestamp64Milli(occurred_at) AS ms, <personId> AS person_id, <keys>, toUInt8(1<filters>) AS passes,
    kind = 'content' OR (kind = 'bot' AND action != 'handed_off') AS isSelf,
    toUInt8((kind = 'content' AND (action = 'searched' OR (action = 'viewed' AND ifNull(quantity, 0) >= 20))) OR (kind = 'bot' AND action = 'asked')) AS isIntent,
    kind = 'content' AND action = 'voted' AND properties['content.helpful'] = 'false' AS isDownvote,
    (kind = 'ticket' AND action = 'created') OR (kind = 'bot' AND action = 'handed_off')
        OR (kind = 'touchpoint' AND lower(told.channel) IN ('phone', 'call')) AS isContact
FROM events AS told
WHERE workspace_id = {workspace:String} AND kind IN ('content', 'bot', 'ticket', 'touchpoint')
    AND (isSelf OR isContact) AND <around> AND occurred_at < fromUnixTimestamp64Milli({untilMs:Int64}, 'UTC')<received>`;

function sessionRows(
  request: MetricRequest,
  { hours }: ReadingOptions['selfService'],
  params: Params,
  keys: string,
): string {
  const quietMs = hours * 3_600_000;
  params['quietMs'] = quietMs;
  params['untilMs'] = request.asOfMs;
  // A session may have begun the day before, and go on for a day after: longer ones are cut there.
  const around = { fromMs: request.fromMs - dayMs, toMs: request.toMs + dayMs + quietMs };
  const events = fillSql(told, {
    personId: personIdSql,
    keys,
    filters: filtersSql(request.filters, params),
    received: receivedSql(request, params),
    around: withinSql('occurred_at', [around], 'around', params),
  });
  return fillSql(rows, {
    told: withPersonSql(events, request, params),
    within: withinSql('at', [request], 'raw', params),
  });
}

/** Visits to the help centre or the bot with intent, that began in the window. */
export const helpSessionsReader = readerOfEntities({
  kind: 'selfService',
  entity: 'session',
  rows: sessionRows,
  perEntity: 'any(mature) AS isMature, any(contacted) AS hasContact, any(downvoted) AS hasDownvote',
  aggregates: `countIf(isMature) AS sessions, countIf(isMature AND NOT hasContact AND NOT hasDownvote) AS deflected,
    countIf(NOT isMature) AS immature, countIf(isMature AND hasContact) AS contactedSessions,
    countIf(isMature AND hasDownvote) AS downvotedSessions`,
  columns: {
    sessions: count,
    deflected: count,
    immature: count,
    contactedSessions: count,
    downvotedSessions: count,
  },
  cellOf: ({ sessions, deflected, immature, contactedSessions, downvotedSessions }) => ({
    ...{ ...noSelfService, sessions, deflected, immature },
    ...{ contacted: contactedSessions, downvoted: downvotedSessions },
  }),
  empty: noSelfService,
  evidence: { belongs: 'isMature', counts: 'NOT hasContact AND NOT hasDownvote' },
});
