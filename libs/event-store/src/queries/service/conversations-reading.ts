import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { filtersSql, receivedSql, type Params } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { withinSql } from '../metrics/spans.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';

// A person that took over has the conversation, whatever the bot says later.
const ended = `SELECT id, person, at, k0, k1, k2,
    multiIf(handedOff, 'handed off', resolved, 'resolved', abandoned OR lastMs + 86400000 <= {untilMs:Int64}, 'abandoned', 'under way') AS outcome
FROM <conversations> AS conversations`;

const conversations = `SELECT conversation AS id, argMinIf(told_person, rank, told_person != '') AS person_id,
    minIf(occurred_at, action = 'entered') AS at, toUnixTimestamp64Milli(max(occurred_at)) AS lastMs,
    max(action = 'handed_off') AS handedOff, max(action = 'resolved') AS resolved, max(action = 'abandoned') AS abandoned,
    argMin(k0, rank) AS k0, argMin(k1, rank) AS k1, argMin(k2, rank) AS k2, argMin(passes, rank) AS passes
FROM
(
SELECT subject_id AS conversation, action, occurred_at, <personId> AS told_person,
    toUInt64(toUnixTimestamp64Milli(occurred_at)) + if(action = 'entered', 0, 1) * 1000000000000000 AS rank,
    <keys>, 1<filters> AS passes
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'bot' AND subject_id != ''
    AND occurred_at < fromUnixTimestamp64Milli({untilMs:Int64}, 'UTC')<received>
    AND subject_id GLOBAL IN (SELECT subject_id FROM events
        WHERE workspace_id = {workspace:String} AND kind = 'bot' AND action = 'entered' AND <entered>)
)
GROUP BY conversation
HAVING countIf(action = 'entered') > 0 AND passes = 1 AND <within>`;

function conversationRows(request: MetricRequest, _options: object, params: Params, keys: string): string {
  params['untilMs'] = request.asOfMs;
  const rows = fillSql(conversations, {
    personId: personIdSql,
    keys,
    filters: filtersSql(request.filters, params),
    received: receivedSql(request, params),
    entered: withinSql('occurred_at', [request], 'raw', params),
    within: withinSql('at', [request], 'raw', params),
  });
  return fillSql(ended, { conversations: withPersonSql(rows, request, params) });
}

/** Conversations that entered the bot's queue in the window, by how they ended. */
export const conversationsReader = readerOfEntities({
  kind: 'conversations',
  entity: 'conversation',
  rows: conversationRows,
  perEntity: 'any(outcome) AS ending',
  aggregates: `countIf(ending = 'resolved') AS resolvedByBot, countIf(ending = 'handed off') AS handedOver,
    countIf(ending = 'abandoned') AS abandonedTalks, countIf(ending = 'under way') AS underWay`,
  columns: { resolvedByBot: count, handedOver: count, abandonedTalks: count, underWay: count },
  cellOf: ({ resolvedByBot, handedOver, abandonedTalks, underWay }) => ({
    resolved: resolvedByBot,
    handedOff: handedOver,
    abandoned: abandonedTalks,
    underWay,
  }),
  empty: { resolved: 0, handedOff: 0, abandoned: 0, underWay: 0 },
  evidence: { belongs: `ending != 'under way'`, counts: `ending = 'resolved'` },
});
