/*
 * All in the numbers of `tickets.moments`: 16 times the epoch milliseconds, and what happened. 0 opened, 1 solved,
 * 2 merged, 3 handed to a person, 4 answered in public by a person.
 */

/** Whether a moment opens or ends the ticket. */
export const isTurnSql = 'bitAnd(moment, 15) < 3';

/**
 * The turns of a ticket, from moments that are openings and ends, among them its own: open, ended, open, ... Repeated
 * states fall together, an end wins a tie, and what ended before it was open is left out.
 */
export const turnsSql = (moments: string): string =>
  `arrayPopFront(arrayCompact(moment -> bitAnd(moment, 15) = 0, arrayPushFront(arraySort(${moments}), 1)))`;
