import { fillSql } from '../rollups/fill-sql.ts';
import { neverSql } from '../queries/metrics/ticket-facts.ts';
import { firstAnswersSql } from '../queries/service/first-answers.ts';
import { isTurnSql, turnsSql } from '../queries/service/ticket-turns.ts';

/** A table that holds in the order of time what `tickets` holds by name. */
export interface SettledTable {
  readonly name: string;
  /** All but `copies`, in the order of `rows`. */
  readonly columns: readonly string[];
  /** The rows that the tickets in the slot `<picked>` should have there. */
  readonly rows: string;
}

const dimensions = ['channel', 'source', 'area', 'stage'];

const facts = `(
SELECT workspace_id, tickets.ticket_hash AS ticket_hash, tickets.born_at AS bornAt, tickets.seen_at AS seenAt,
    tickets.by_agent_at AS byAgentAt, tickets.bot_at AS botAt, tickets.moments AS moments,
    finalizeAggregation(tickets.channel) AS channel, finalizeAggregation(tickets.source) AS source,
    finalizeAggregation(tickets.area) AS area, finalizeAggregation(tickets.stage) AS stage
FROM tickets FINAL
PREWHERE <picked>
WHERE <seen>
) AS facts`;
const kept = `workspace_id, ticket_hash, ${dimensions.join(', ')}, `;

const spans = `SELECT workspace_id, if(next = 0, <never>, fromUnixTimestamp64Milli(bitShiftRight(next, 4), 'UTC')) AS ended_at,
    fromUnixTimestamp64Milli(bitShiftRight(turn, 4), 'UTC') AS started_at, openedAt AS opened_at, ticket_hash,
    nth = 1 AS is_first, toUInt8(bitAnd(next, 15)) AS ending, channel, source, area, stage
FROM (
SELECT <kept>openedAt, turn, nth, turned[nth + 1] AS next
FROM (
SELECT <kept>openedAt, <turns> AS turned
FROM (
SELECT <kept>moments, if(bornAt < <never>, bornAt, seenAt) AS openedAt
FROM <facts>
)
)
ARRAY JOIN turned AS turn, arrayEnumerate(turned) AS nth
WHERE nth % 2 = 1
)`;

const responses = `SELECT workspace_id, bornAt AS born_at, ticket_hash, startMs AS start_ms, replyMs AS reply_ms,
    bitAnd(began, 15) = 1 AS with_bot, if(replyMs > 0, [], turned) AS turns, channel, source, area, stage
FROM (
<answers>
)`;

const moments = `arrayFilter(moment -> ${isTurnSql}, arrayPushBack(moments, toUnixTimestamp64Milli(openedAt) * 16))`;
const seen = `least(bornAt, seenAt) < ${neverSql}`;

export const settledTables: readonly SettledTable[] = [
  {
    name: 'ticket_spans',
    columns: [
      ...['workspace_id', 'ended_at', 'started_at', 'opened_at', 'ticket_hash', 'is_first', 'ending'],
      ...dimensions,
    ],
    rows: fillSql(spans, {
      kept,
      never: neverSql,
      turns: turnsSql(moments),
      facts: facts.replace('<seen>', seen),
    }),
  },
  {
    name: 'ticket_responses',
    columns: [
      ...['workspace_id', 'born_at', 'ticket_hash', 'start_ms', 'reply_ms', 'with_bot', 'turns'],
      ...dimensions,
    ],
    rows: fillSql(responses, {
      answers: firstAnswersSql({
        kept: `${kept}bornAt, `,
        told: `arrayFilter(moment -> ${isTurnSql}, moments) AS turned`,
        facts: facts.replace('<seen>', `bornAt < ${neverSql}`),
      }),
    }),
  },
];
