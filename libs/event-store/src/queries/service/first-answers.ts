import { fillSql } from '../../rollups/fill-sql.ts';
import { neverSql } from '../metrics/ticket-facts.ts';

/*
 * A ticket that a bot had before anybody answered began at its hand-off (which ends in 3); without one, at its creation
 * and with the bot (marked 1); any other at its creation (0). The reply to what an agent created comes after it, not
 * with it.
 * One step a level, few columns through them: an alias that is used by its neighbours is planned once for each use.
 */
const answers = `SELECT <kept>began, bitShiftRight(began, 4) AS startMs,
    bitShiftRight(arrayFirst(moment -> bitAnd(moment, 15) = 4
        AND moment >= (startMs + (isByAgent AND bitAnd(began, 15) != 3)) * 16, moments), 4) AS replyMs,
    <told>
FROM (
SELECT <kept>moments, isByAgent, if(
    hadBot AND NOT arrayExists(moment -> bitAnd(moment, 15) = 4 AND moment < botMs * 16, moments),
    greatest(bornMs * 16 + 1, arrayFirst(moment -> bitAnd(moment, 15) = 3 AND moment >= greatest(botMs, bornMs) * 16, moments)),
    bornMs * 16) AS began
FROM (
SELECT <read>arrayPushFront(arraySort(facts.moments), 1) AS moments, byAgentAt = bornAt AS isByAgent,
    toUnixTimestamp64Milli(bornAt) AS bornMs, toUnixTimestamp64Milli(botAt) AS botMs, botAt < <never> AS hadBot
FROM <facts>
)
)`;

interface AnswerSlots {
  /** Columns that go through, each with a comma behind it; `bornMs` may be one. */
  readonly kept: string;
  /** How the kept columns are read from the facts, likewise; left out: as they are called. */
  readonly read?: string;
  /** What else is told of the sorted `moments`, which begin with a 1. */
  readonly told: string;
  /** Rows of ticket facts, under the name `facts`. */
  readonly facts: string;
}

/** When each ticket's wait `began` (its last bits: 1 with a bot, 3 at a hand-off), `startMs`, and `replyMs`, 0 for none. */
export const firstAnswersSql = ({ kept, read = kept, told, facts }: AnswerSlots): string =>
  fillSql(answers, { kept, read, told, facts, never: neverSql });
