import type { ReadingOptions } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import type { Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { placesSql } from '../metrics/rows.ts';
import { birthStep, placeTickets, ticketFactsSql } from '../metrics/ticket-facts.ts';
import { settledResponsesSql, ticketsAreSettled } from '../metrics/settled-tickets.ts';
import { withClockSql } from './calendar-hours.ts';
import { firstAnswersSql } from './first-answers.ts';
import { isTurnSql } from './ticket-turns.ts';

const states = `SELECT <kept>startMs, replyMs,
    multiIf(replyMs > 0, 'answered', bitAnd(lastTurn, 15) > 0, 'unanswered', <withBot>, 'with bot', 'waiting') AS state
FROM (
<answers>
)`;
const settled = `SELECT <read>copies, startMs, replyMs, withBot, arrayLast(moment -> moment < {untilMs:Int64} * 16, turns) AS lastTurn
FROM facts`;
const lastTurn = `arrayLast(moment -> ${isTurnSql} AND moment < {untilMs:Int64} * 16, moments) AS lastTurn`;

const timed = `SELECT <kept><copies>, state, <counted> AS counted
FROM <told> AS told`;

const stopped = `(
SELECT *, if(state = 'answered', replyMs, {untilMs:Int64}) AS stopMs
FROM (
<states>
)
)`;
const calendarMs = "if(state = 'answered', replyMs, {untilMs:Int64}) - startMs";
const businessMs = 'stopMsWorked - startMsWorked';

/**
 * The tickets created in the window with their `state` (answered, waiting, with bot, unanswered), and as `counted` the
 * milliseconds they were answered in, or have waited. A row counts for as many tickets as it has `copies`: minus one
 * takes another row back. `head` comes first in the query. With `listed`, also `ticket` and `bornMs`, one row a ticket.
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
  const weight = isSettled ? 'sum(copies)' : 'count()';
  const { head, groups } = placeTickets(request, params, facts, weight);
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
    kept: isSettled ? `${kept}copies, ` : kept,
    withBot: isSettled ? 'withBot' : 'bitAnd(began, 15) = 1',
    answers: isSettled
      ? fillSql(settled, { read })
      : firstAnswersSql({ kept, read, told: lastTurn, facts: 'facts' }),
  });
  const isBusiness = calendar !== null;
  const times = fillSql(timed, {
    kept,
    copies: isSettled ? 'copies' : '1 AS copies',
    counted: isBusiness ? businessMs : calendarMs,
    told: isBusiness
      ? withClockSql(fillSql(stopped, { states: told }), ['startMs', 'stopMs'], calendar, params)
      : `(\n${told}\n)`,
  });
  return { head, times };
}
