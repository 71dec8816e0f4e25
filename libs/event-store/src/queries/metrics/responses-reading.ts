import { z } from 'zod';
import { z95, type ReadingOptions, type ResponseSummary } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import type { Params } from './dimensions.ts';
import { scopeColumns, scopeSql, setsSql } from './grouping-sets.ts';
import { defineMetricQuery } from './metric-query.ts';
import type { MetricRequest } from './metric-request.ts';
import { birthStep, neverSql, placeTickets, ticketFactsSql, ticketsAreDerived } from './ticket-facts.ts';

// The ranks are those of `quantileRanks` in the domain; the quantile is of type 7. One step a level: an alias that is
// used by its neighbours is planned once for each use, and the plan took longer than the answer.
const responses = `<head>
SELECT * EXCEPT (sorted, middle), if(answeredTickets = 0, NULL, middle) AS quantile,
    {level:Float64} * answeredTickets AS centre,
    {z:Float64} * sqrt(centre * (1 - {level:Float64})) AS spread,
    if(answeredTickets = 0, NULL, sorted[toUInt32(greatest(1., floor(centre - spread)))]) AS low,
    if(answeredTickets = 0, NULL, sorted[toUInt32(least(toFloat64(answeredTickets), ceil(centre + spread) + 1))]) AS high
FROM (
SELECT <scope>,
    countIf(state = 'answered') AS answeredTickets,
    countIf(seconds <= {targetSeconds:Float64}) AS within,
    countIf(state = 'waiting') AS waitingTickets,
    countIf(waited > {targetSeconds:Float64}) AS overdue,
    countIf(state = 'with bot') AS botTickets,
    countIf(state = 'unanswered') AS unanswered,
    quantileExactInclusiveIf({level:Float64})(seconds, state = 'answered') AS middle,
    arraySort(groupArrayIf(seconds, state = 'answered')) AS sorted
FROM (
SELECT step, g0, g1, g2, tail, state,
    if(state = 'answered', (replyMs - startMs) / 1000, nan) AS seconds,
    if(state = 'waiting', ({untilMs:Int64} - startMs) / 1000, nan) AS waited
FROM (
SELECT step, g0, g1, g2, tail, startMs, replyMs,
    multiIf(replyMs > 0, 'answered', bitAnd(lastTurn, 15) > 0, 'unanswered', botFirst > handedOff, 'with bot', 'waiting') AS state
FROM (
SELECT *, arrayFirst(ms -> ms >= startMs + (isByAgent > handedOff), replies) AS replyMs,
    arrayLast(moment -> bitAnd(moment, 15) < 3 AND moment < {untilMs:Int64} * 16, arrayPushFront(moments, 1)) AS lastTurn
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
  const facts = ticketFactsSql(request, params, 'created in the window');
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
