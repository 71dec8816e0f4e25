import { z } from 'zod';
import { z95, type ReadingOptions, type ResponseSummary } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import type { Params } from './dimensions.ts';
import { scopeColumns, scopeSql, setsSql } from './grouping-sets.ts';
import { defineMetricQuery } from './metric-query.ts';
import type { MetricRequest } from './metric-request.ts';
import { withinSql } from './spans.ts';
import { birthStep, placeTickets, ticketFactsSql, ticketsAreDerived } from './ticket-facts.ts';

// `ranks` are those of `quantileRanks` in the domain; the quantile is of type 7.
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
SELECT <step> AS step, <groups>,
    arraySort(replied) AS replies,
    botAt IS NOT NULL AND (empty(replies) OR botAt <= replies[1]) AS botFirst,
    arraySort(arrayFilter(moment -> moment >= greatest(ifNull(botAt, birth.at), birth.at), handed)) AS handOffs,
    botFirst AND notEmpty(handOffs) AS handedOff,
    if(handedOff, handOffs[1], birth.at) AS startAt,
    arrayFilter(moment -> moment >= startAt AND (handedOff OR birth.actor != 'human' OR moment > startAt), replies) AS answers,
    notEmpty(answers) AS answered,
    (toUnixTimestamp64Milli(answers[1]) - toUnixTimestamp64Milli(startAt)) / 1000 AS seconds,
    ({untilMs:Int64} - toUnixTimestamp64Milli(startAt)) / 1000 AS waited,
    fromUnixTimestamp64Milli({untilMs:Int64}, 'UTC') AS until,
    arrayFilter(moment -> moment < until, arrayConcat(solved, merged)) AS ends,
    arrayFilter(moment -> moment < until, arrayPushBack(opened, birth.at)) AS openings,
    notEmpty(openings) AND (empty(ends) OR arrayMax(ends) < arrayMax(openings)) AS isOpen,
    NOT answered AND isOpen AND botFirst AND NOT handedOff AS withBot,
    NOT answered AND isOpen AND NOT withBot AS waiting
FROM facts
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
  const born = `birth.rank = 0 AND ${withinSql('birth.at', [request], 'raw', params)}`;
  const facts = ticketFactsSql(request, params, born, [
    'botAt',
    'handed',
    'replied',
    'opened',
    'solved',
    'merged',
  ]);
  const { head, groups } = placeTickets(request, params, facts);
  const sql = fillSql(responses, {
    head,
    groups,
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
