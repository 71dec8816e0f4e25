import { z } from 'zod';
import { z95, type ReadingOptions, type ResponseSummary } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import type { Params } from './dimensions.ts';
import { scopeColumns, scopeSql, setsSql } from './grouping-sets.ts';
import { defineMetricQuery } from './metric-query.ts';
import type { MetricRequest } from './metric-request.ts';
import { responseTimesSql } from '../service/response-times.ts';
import { ticketsAreSettled } from './settled-tickets.ts';
import { ticketsAreDerived } from './ticket-facts.ts';

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
<timed>
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
    z: z95,
  };
  const { head, times } = responseTimesSql(request, options, params);
  const sql = fillSql(responses, {
    head,
    timed: times,
    scope: scopeSql(request),
    sets: setsSql(request),
  });
  const source = ticketsAreSettled(request) ? 'settled' : ticketsAreDerived(request) ? 'derived' : 'raw';
  return { query: defineMetricQuery(`metrics.responses-${source}`, sql, params, row), params };
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
