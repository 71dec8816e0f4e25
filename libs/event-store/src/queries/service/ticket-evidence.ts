import type { ReadingOptions } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { receivedSql, type Params } from '../metrics/dimensions.ts';
import type { EvidenceRows } from '../metrics/evidence.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { neverSql, ticketFactsSql } from '../metrics/ticket-facts.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';
import { responseTimesSql } from './response-times.ts';

const created = `SELECT ticket AS id, bornAt AS at, 1 AS counts, toNullable(1.) AS value
FROM (
<facts>
)`;

const answered = `<head>
SELECT ticket AS id, fromUnixTimestamp64Milli(bornMs, 'UTC') AS at, toUInt8(<counts>) AS counts,
    toNullable(counted / 1000) AS value
FROM (
<times>
)
WHERE state = 'answered'<overdue>`;

const open = `SELECT ticket AS id, fromUnixTimestamp64Milli(bornMs, 'UTC') AS at, 1 AS counts,
    toNullable(({untilMs:Int64} - bornMs) / 1000) AS value
FROM (
SELECT ticket, moments, toUnixTimestamp64Milli(if(bornAt < <never>, bornAt, seenAt)) AS bornMs,
    arrayMax(arrayPushBack(arrayFilter(moment -> bitAnd(moment, 15) < 3 AND moment < {untilMs:Int64} * 16, moments), bornMs * 16)) AS lastTurn
FROM (
<facts>
)
)
WHERE bitAnd(lastTurn, 15) = 0`;

const withPerson = `SELECT listed.id AS id, who.person AS person, listed.at AS at, listed.counts AS counts, listed.value AS value
FROM
(
<listed>
) AS listed
GLOBAL LEFT ANY JOIN
(
SELECT ticket, argMin(named.person, rank) AS person
FROM <events> AS named
WHERE named.person != ''
GROUP BY ticket
) AS who ON who.ticket = listed.id`;

const customers = `SELECT subject_id AS ticket, <personId> AS person_id,
    toUInt64(toUnixTimestamp64Milli(occurred_at)) + if(action = 'created', 0, 1) * 1000000000000000 AS rank
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'ticket' AND subject_id != ''<received>`;

/** The tickets of a list with their customers: of the event that created each, else of the first that names one. */
function listTickets(request: MetricRequest, listed: string, params: Params): EvidenceRows {
  const events = fillSql(customers, { personId: personIdSql, received: receivedSql(request, params) });
  const sql = fillSql(withPerson, { listed, events: withPersonSql(events, request, params) });
  return { entity: 'ticket', sql, params };
}

const ungrouped = ({ groupBy: _shown, interval: _step, ...request }: MetricRequest): MetricRequest => ({
  ...request,
  groupBy: [],
});

/** The tickets created in the window. */
export function createdTickets(request: MetricRequest): EvidenceRows {
  const params: Params = { workspace: request.workspaceId };
  const facts = ticketFactsSql(ungrouped(request), params, 'created in the window');
  return listTickets(request, fillSql(created, { facts }), params);
}

/** Answered tickets with their seconds; for a share also those that are overdue, with what they have waited. */
export function answeredTickets(request: MetricRequest, options: ReadingOptions['responses']): EvidenceRows {
  const params: Params = { workspace: request.workspaceId };
  if (options.share) params['targetMs'] = options.targetSeconds * 1000;
  const listed = fillSql(answered, {
    ...responseTimesSql(ungrouped(request), options, params, true),
    counts: options.share ? 'counted <= {targetMs:Float64}' : '1',
    overdue: options.share ? " OR (state = 'waiting' AND counted > {targetMs:Float64})" : '',
  });
  return listTickets(request, listed, params);
}

/** The tickets open at the end of the window, with the seconds since they were created. */
export function openTickets(request: MetricRequest): EvidenceRows {
  const untilMs = Math.min(request.toMs, request.asOfMs);
  const params: Params = { workspace: request.workspaceId, untilMs };
  const facts = ticketFactsSql(ungrouped(request), params, 'unsettled at the end');
  return listTickets(request, fillSql(open, { facts, never: neverSql }), params);
}
