import type { ReadingOptions } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import type { Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { birthStep, nowhereSql, placesSql, placeTickets, ticketFactsSql } from '../metrics/ticket-facts.ts';
import { settledResponsesSql, ticketsAreSettled } from '../metrics/settled-tickets.ts';
import { withClockSql } from './calendar-hours.ts';
import { firstAnswersSql } from './first-answers.ts';
import { isTurnSql } from './ticket-turns.ts';

const states = `SELECT <kept>startMs, replyMs,
    multiIf(replyMs > 0, 'answered', bitAnd(lastTurn, 15) > 0, 'unanswered', <withBot>, 'with bot', 'waiting') AS state
FROM (
<answers>
)`;
const settled = `SELECT <read>startMs, replyMs, withBot, arrayLast(moment -> moment < {untilMs:Int64} * 16, turns) AS lastTurn
FROM facts`;
const lastTurn = `arrayLast(moment -> ${isTurnSql} AND moment < {untilMs:Int64} * 16, moments) AS lastTurn`;

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
  // A list names its tickets, and only `tickets` knows their names.
  const isSettled = !listed && ticketsAreSettled(request);
  const facts = isSettled
    ? settledResponsesSql(request, params)
    : ticketFactsSql(request, params, 'created in the window');
  const { head, groups } = placeTickets(request, params, facts);
  const isGrouped = request.groupBy.length > 0;
  const step = request.interval === undefined ? '' : 'step, ';
  const named = listed ? 'ticket, bornMs, ' : '';
  const read = [
    step && `${birthStep(request, params)} AS step, `,
    isGrouped ? `${groups}, ` : '',
    listed ? 'ticket, ' : '',
  ].join('');
  const kept = step + (isGrouped ? `${placesSql}, ` : '') + named;
  const told = fillSql(states, {
    kept,
    withBot: isSettled ? 'withBot' : 'bitAnd(began, 15) = 1',
    answers: isSettled
      ? fillSql(settled, { read })
      : firstAnswersSql({ kept, read, told: lastTurn, facts: 'facts' }),
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
