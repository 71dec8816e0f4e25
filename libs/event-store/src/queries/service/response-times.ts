import type { ReadingOptions } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import type { Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { birthStep, neverSql, placeTickets, ticketFactsSql } from '../metrics/ticket-facts.ts';
import { withClockSql } from './calendar-hours.ts';

// One step a level: an alias that is used by its neighbours is planned once for each use.
const states = `SELECT step, g0, g1, g2, tail, startMs, replyMs<listed>,
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
SELECT <step> AS step, <groups><ticket>, arraySort(facts.moments) AS moments,
    toUnixTimestamp64Milli(bornAt) AS bornMs, toUnixTimestamp64Milli(botAt) AS botMs, toUnixTimestamp64Milli(<never>) AS neverMs,
    byAgentAt = bornAt AS isByAgent,
    arrayMap(moment -> bitShiftRight(moment, 4), arrayFilter(moment -> bitAnd(moment, 15) = 4, moments)) AS replies,
    arrayMap(moment -> bitShiftRight(moment, 4), arrayFilter(moment -> bitAnd(moment, 15) = 3, moments)) AS handovers
FROM facts
)
)
)
)`;

const timed = `SELECT step, g0, g1, g2, tail<listed>, state,
    if(state = 'answered', (<replied> - <started>) / 1000, nan) AS seconds,
    if(state = 'waiting', (<now> - <started>) / 1000, nan) AS waited
FROM <told> AS told`;

const stopped = `(
SELECT *, if(state = 'answered', replyMs, {untilMs:Int64}) AS stopMs
FROM (
<states>
)
)`;
const calendarTime = { started: 'startMs', replied: 'replyMs', now: '{untilMs:Int64}' };
const businessTime = { started: 'startMsWorked', replied: 'stopMsWorked', now: 'stopMsWorked' };

/**
 * The tickets created in the window with their `state` (answered, waiting, with bot, unanswered), and the seconds they
 * were answered in or have waited. `head` comes first in the query. With `listed`, also `ticket` and `bornMs`.
 */
export function responseTimesSql(
  request: MetricRequest,
  { calendar }: Pick<ReadingOptions['responses'], 'calendar'>,
  params: Params,
  listed = false,
): { head: string; times: string } {
  params['untilMs'] = request.asOfMs;
  const { head, groups } = placeTickets(
    request,
    params,
    ticketFactsSql(request, params, 'created in the window'),
  );
  const told = fillSql(states, {
    groups,
    never: neverSql,
    step: birthStep(request, params),
    ticket: listed ? ', ticket' : '',
    listed: listed ? ', ticket, bornMs' : '',
  });
  const isBusiness = calendar !== null;
  const times = fillSql(timed, {
    listed: listed ? ', ticket, bornMs' : '',
    told: isBusiness
      ? withClockSql(fillSql(stopped, { states: told }), ['startMs', 'stopMs'], calendar, params)
      : `(\n${told}\n)`,
    ...(isBusiness ? businessTime : calendarTime),
  });
  return { head, times };
}
