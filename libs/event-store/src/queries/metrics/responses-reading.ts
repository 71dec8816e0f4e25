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

/*
 * A ticket is a row of one copy, and what was taken back of it a row of minus one: both are counted, so that nothing has
 * to be matched. In `sorted` an answered one is 65,536 times its milliseconds, and 32,768, and its copies, so that what
 * takes back comes before what it takes back; where every row has one copy, the place of a rank is the rank.
 *
 * The ranks are those of `quantileRanks` in the domain; the quantile is of type 7. Few levels, and no alias used by its
 * neighbours: planning them took longer than the answer.
 */
const responses = `<head>
SELECT * EXCEPT (sorted, uneven), arrayMap(
    rank -> bitShiftRight(sorted[if(uneven = 0, toUInt32(rank), arrayFirstIndex(sum -> sum >= rank,
        arrayCumSum(code -> bitAnd(code, 65535) - 32768, if(uneven = 0, [], sorted))))], 16),
    [floor({level:Float64} * (answeredTickets - 1)) + 1, ceil({level:Float64} * (answeredTickets - 1)) + 1,
        greatest(1., floor({level:Float64} * answeredTickets - <spread>)),
        least(toFloat64(answeredTickets), ceil({level:Float64} * answeredTickets + <spread>) + 1)]) AS ranked
FROM (
SELECT <scope>,
    sumIf(copies, state = 'answered') AS answeredTickets,
    sumIf(copies, state = 'answered' AND counted <= {targetMs:Float64}) AS within,
    sumIf(copies, state = 'waiting') AS waitingTickets,
    sumIf(copies, state = 'waiting' AND counted > {targetMs:Float64}) AS overdue,
    sumIf(copies, state = 'with bot') AS botTickets,
    sumIf(copies, state = 'unanswered') AS unanswered,
    countIf(state = 'answered' AND copies != 1) AS uneven,
    arraySort(groupArrayIf(counted * 65536 + 32768 + copies, state = 'answered')) AS sorted
FROM (
<timed>
)
GROUP BY <sets>
HAVING sum(copies) > 0
)`;
const spread = '{z:Float64} * sqrt({level:Float64} * answeredTickets * (1 - {level:Float64}))';

const row = z.object({
  ...scopeColumns,
  answeredTickets: count,
  within: count,
  waitingTickets: count,
  overdue: count,
  botTickets: count,
  unanswered: count,
  /** Milliseconds below and above the quantile, and at the ends of its interval; 0 when nothing was answered. */
  ranked: z.tuple([count, count, count, count]),
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
    targetMs: options.targetSeconds * 1000,
    z: z95,
  };
  const { head, times } = responseTimesSql(request, options, params);
  const sql = fillSql(responses, {
    head,
    timed: times,
    scope: scopeSql(request),
    sets: setsSql(request),
    spread,
  });
  const source = ticketsAreSettled(request) ? 'settled' : ticketsAreDerived(request) ? 'derived' : 'raw';
  return { query: defineMetricQuery(`metrics.responses-${source}`, sql, params, row), params };
}

export function responsesOf(found: z.output<typeof row>, level: number): ResponseSummary {
  const { answeredTickets, waitingTickets, botTickets, within, overdue, unanswered } = found;
  const [below, above, low, high] = found.ranked.map((ms) => ms / 1000) as Ranked;
  const position = level * (answeredTickets - 1);
  const summary = {
    answered: answeredTickets,
    waiting: waitingTickets,
    withBot: botTickets,
    within,
    overdue,
    unanswered,
  };
  if (answeredTickets === 0) return { ...summary, quantile: null, low: null, high: null };
  return { ...summary, quantile: below + (above - below) * (position - Math.floor(position)), low, high };
}
type Ranked = [below: number, above: number, low: number, high: number];
