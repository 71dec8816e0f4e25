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

const lastTurn = 'arrayLast(moment -> moment < {untilMs:Int64} * 16, turns)';
const lastTurnByName = `arrayLast(moment -> ${isTurnSql} AND moment < {untilMs:Int64} * 16, moments) AS lastTurn`;

const stopMs = 'if(replyMs > 0, replyMs, {untilMs:Int64})';
const states = `SELECT <read>multiIf(replyMs > 0, 'answered', bitAnd(<lastTurn>, 15) > 0, 'unanswered', <withBot>, 'with bot', 'waiting') AS state,
    <clock>
FROM <answers>`;
const calendarClock = `${stopMs} - startMs AS counted`;
const businessClock = `startMs, ${stopMs} AS stopMs`;

const worked = `SELECT <kept>state, stopMsWorked - startMsWorked AS counted
FROM <stopped> AS told`;

/** What `states` reads: the columns that go through, and how the tables tell what became of a ticket. */
interface AnswerSlots extends Record<string, string> {
  readonly read: string;
  readonly lastTurn: string;
  readonly withBot: string;
  readonly answers: string;
}
const settledAnswers = (read: string): AnswerSlots => ({
  read: `${read}copies, `,
  lastTurn,
  withBot: 'withBot',
  answers: 'facts',
});
const answersByName = (kept: string, read: string): AnswerSlots => ({
  read: kept,
  lastTurn: 'lastTurn',
  withBot: 'bitAnd(began, 15) = 1',
  answers: `(\n${firstAnswersSql({ kept, read: `${read}1 AS copies, `, told: lastTurnByName, facts: 'facts' })}\n)`,
});

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
  const hasSteps = request.interval !== undefined;
  const named = listed ? 'ticket, ' : '';
  const kept = [
    ...[named, listed ? 'bornMs, ' : '', hasSteps ? 'step, ' : ''],
    ...[isGrouped ? `${placesSql}, ` : '', 'copies, '],
  ].join('');
  const step = hasSteps ? `${birthStep(request, params)} AS step, ` : '';
  const read = `${named}${step}${isGrouped ? `${groups}, ` : ''}`;
  const answers = isSettled ? settledAnswers(read) : answersByName(kept, read);
  if (calendar === null) return { head, times: fillSql(states, { ...answers, clock: calendarClock }) };
  const stopped = `(\n${fillSql(states, { ...answers, clock: businessClock })}\n)`;
  const clocked = withClockSql(stopped, ['startMs', 'stopMs'], calendar, params);
  return { head, times: fillSql(worked, { kept, stopped: clocked }) };
}
