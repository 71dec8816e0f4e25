import type { ReadingOptions } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import type { Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import {
  birthStep,
  neverSql,
  nowhereSql,
  placesSql,
  placeTickets,
  ticketFactsSql,
} from '../metrics/ticket-facts.ts';
import { withClockSql } from './calendar-hours.ts';

/*
 * All in the numbers of `moments`: 16 times the milliseconds, and what happened. A ticket that a bot had before anybody
 * answered began at its hand-off (which ends in 3); without one, at its creation and with the bot (marked 1); any other
 * at its creation (0). The reply to what an agent created comes after it, not with it.
 * One step a level, few columns through them: an alias that is used by its neighbours is planned once for each use.
 */
const states = `SELECT <places>startMs, replyMs<listed>,
    multiIf(replyMs > 0, 'answered', bitAnd(lastTurn, 15) > 0, 'unanswered', bitAnd(began, 15) = 1, 'with bot', 'waiting') AS state
FROM (
SELECT <places>began<listed>, bitShiftRight(began, 4) AS startMs,
    bitShiftRight(arrayFirst(moment -> bitAnd(moment, 15) = 4
        AND moment >= (startMs + (isByAgent AND bitAnd(began, 15) != 3)) * 16, moments), 4) AS replyMs,
    arrayLast(moment -> bitAnd(moment, 15) < 3 AND moment < {untilMs:Int64} * 16, moments) AS lastTurn
FROM (
SELECT <places>moments, isByAgent<listed>, if(
    hadBot AND NOT arrayExists(moment -> bitAnd(moment, 15) = 4 AND moment < botMs * 16, moments),
    greatest(bornMs * 16 + 1, arrayFirst(moment -> bitAnd(moment, 15) = 3 AND moment >= greatest(botMs, bornMs) * 16, moments)),
    bornMs * 16) AS began
FROM (
SELECT <step><groups><ticket>arrayPushFront(arraySort(facts.moments), 1) AS moments, byAgentAt = bornAt AS isByAgent,
    toUnixTimestamp64Milli(bornAt) AS bornMs, toUnixTimestamp64Milli(botAt) AS botMs, botAt < <never> AS hadBot
FROM facts
)
)
)`;

const timed = `SELECT <placed><listed>, state,
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
  const isGrouped = request.groupBy.length > 0;
  const step = request.interval === undefined ? '' : 'step, ';
  const told = fillSql(states, {
    groups: isGrouped ? `${groups}, ` : '',
    places: step + (isGrouped ? `${placesSql}, ` : ''),
    never: neverSql,
    step: step && `${birthStep(request, params)} AS step, `,
    ticket: listed ? 'ticket, ' : '',
    listed: listed ? ', ticket, bornMs' : '',
  });
  const isBusiness = calendar !== null;
  const times = fillSql(timed, {
    placed: step + (isGrouped ? placesSql : nowhereSql),
    listed: listed ? ', ticket, bornMs' : '',
    told: isBusiness
      ? withClockSql(fillSql(stopped, { states: told }), ['startMs', 'stopMs'], calendar, params)
      : `(\n${told}\n)`,
    ...(isBusiness ? businessTime : calendarTime),
  });
  return { head, times };
}
