import { z } from 'zod';
import { z95, type ReadingOptions, type ResponseSummary } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import type { Params } from './dimensions.ts';
import { scopeColumns, scopeSql, setsSql } from './grouping-sets.ts';
import { defineMetricQuery } from './metric-query.ts';
import type { MetricRequest } from './metric-request.ts';
import { withinSql } from './spans.ts';
import { birthStep, neverSql, placeTickets, ticketFactsSql, ticketsAreDerived } from './ticket-facts.ts';

// The ranks are those of `quantileRanks` in the domain; the quantile is of type 7. One step a level: an alias that is
// used by its neighbours is planned once for each use, and the plan took longer than the answer.
const responses = `<head>
SELECT * EXCEPT (sorted, size, position, spread, below, above)
FROM (
SELECT <scope>,
    countIf(answered) AS answeredTickets,
    countIf(answered AND seconds <= {targetSeconds:Float64}) AS within,
    countIf(waiting) AS waitingTickets,
    countIf(waiting AND waited > {targetSeconds:Float64}) AS overdue,
    countIf(withBot) AS botTickets,
    count() - answeredTickets - waitingTickets - botTickets AS unanswered,
    arraySort(groupArrayIf(seconds, answered)) AS sorted,
    toFloat64(length(sorted)) AS size,
    (size - 1) * {level:Float64} AS position,
    {z:Float64} * sqrt(size * {level:Float64} * (1 - {level:Float64})) AS spread,
    sorted[toUInt32(greatest(0., floor(position))) + 1] AS below,
    sorted[toUInt32(greatest(0., ceil(position))) + 1] AS above,
    if(size = 0, NULL, below + (above - below) * (position - floor(position))) AS quantile,
    if(size = 0, NULL, sorted[toUInt32(greatest(1., floor(size * {level:Float64} - spread)))]) AS low,
    if(size = 0, NULL, sorted[toUInt32(least(size, ceil(size * {level:Float64} + spread) + 1))]) AS high
FROM (
SELECT step, g0, g1, g2, tail,
    replyMs > 0 AS answered,
    (replyMs - startMs) / 1000 AS seconds,
    ({untilMs:Int64} - startMs) / 1000 AS waited,
    lastTurn > 0 AND bitAnd(lastTurn, 15) = 0 AS isOpen,
    NOT answered AND isOpen AND botFirst AND NOT handedOff AS withBot,
    NOT answered AND isOpen AND NOT withBot AS waiting
FROM (
SELECT *, arrayFirst(ms -> ms >= startMs + (isByAgent AND NOT handedOff), replies) AS replyMs,
    arrayLast(moment -> bitAnd(moment, 15) < 3 AND moment < {untilMs:Int64} * 16, moments) AS lastTurn
FROM (
SELECT *, botFirst AND handOff > 0 AS handedOff, if(handedOff, handOff, bornMs) AS startMs
FROM (
SELECT *, botMs < neverMs AND (empty(replies) OR botMs <= replies[1]) AS botFirst,
    arrayFirst(ms -> ms >= greatest(botMs, bornMs), handovers) AS handOff
FROM (
SELECT <step> AS step, <groups>, arraySort(facts.moments) AS moments,
    toUnixTimestamp64Milli(bornAt) AS bornMs, toUnixTimestamp64Milli(botAt) AS botMs, toUnixTimestamp64Milli(<never>) AS neverMs,
    byAgentAt = bornAt AS isByAgent,
    arrayMap(moment -> bitShiftRight(moment, 4), arrayFilter(moment -> bitAnd(moment, 15) = 4, moments)) AS replies,
    arrayMap(moment -> bitShiftRight(moment, 4), arrayFilter(moment -> bitAnd(moment, 15) = 3, moments)) AS handovers
FROM facts
)
)
)
)
)
GROUP BY <sets>
)`;

const row = z.object({
  ...scopeColumns,
  answeredTickets: count,
  within: count,
  waitingTickets: count,
  overdue: count,
  botTickets: count,
  unanswered: count,
  quantile: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

export const noResponses: ResponseSummary = {
  ...{ answered: 0, waiting: 0, overdue: 0, withBot: 0, unanswered: 0, within: 0 },
  ...{ quantile: null, low: null, high: null },
};

/** First responses of the tickets created in the window, as the domain's `firstResponseOf` tells them. */
export function composeResponses(request: MetricRequest, options: ReadingOptions['responses']) {
  const params: Params = {
    workspace: request.workspaceId,
    level: options.level,
    targetSeconds: options.targetSeconds,
    untilMs: request.asOfMs,
    z: z95,
  };
  const born = withinSql('bornAt', [request], 'raw', params);
  const facts = ticketFactsSql(request, params, born);
  const { head, groups } = placeTickets(request, params, facts);
  const sql = fillSql(responses, {
    head,
    groups,
    never: neverSql,
    scope: scopeSql(request),
    sets: setsSql(request),
    step: birthStep(request, params),
  });
  const name = `metrics.responses-${ticketsAreDerived(request) ? 'derived' : 'raw'}`;
  return { query: defineMetricQuery(name, sql, params, row), params };
}

export function responsesOf(found: z.output<typeof row>): ResponseSummary {
  const { answeredTickets, waitingTickets, botTickets, within, overdue, unanswered, quantile, low, high } =
    found;
  return {
    answered: answeredTickets,
    waiting: waitingTickets,
    withBot: botTickets,
    within,
    overdue,
    unanswered,
    quantile,
    low,
    high,
  };
}
