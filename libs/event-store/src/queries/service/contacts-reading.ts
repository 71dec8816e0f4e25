import type { ReadingOptions } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { groupKeys, type Params } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { withinSql } from '../metrics/spans.ts';
import { solveSql, ticketLivesSql } from './ticket-lives.ts';

const rows = `SELECT *, mature AND replyCount = 1 AND NOT isReopened AND NOT isRepeated AS good
FROM
(
SELECT id, person, at, k0, k1, k2, <mature> AS mature, <replies> AS replyCount, <reopened> AS isReopened, <repeated> AS isRepeated
FROM
(
SELECT *, fromUnixTimestamp64Milli(solveMs, 'UTC') AS at, solveMs + {quietMs:Int64} AS quietUntil
FROM
(
SELECT ticket AS id, solved.person AS person, k0, k1, k2, replies, reopenings, openings, <solveMs> AS solveMs, <births> AS births
FROM <lives> AS solved
<later>
WHERE NOT merged AND NOT spam
)
WHERE solveMs > 0
)
WHERE <within>
)`;

// Whoever came back did so in any channel and area: filters do not apply, and a merged ticket is a contact too.
const laterTickets = `GLOBAL LEFT ANY JOIN
(
SELECT person, topic, groupArray(bornMs) AS births
FROM <tickets> AS born
WHERE person != '' AND NOT spam
GROUP BY person, topic
) AS later ON later.person = solved.person AND later.topic = solved.topic`;

const quietRule = {
  mature: 'quietUntil <= {untilMs:Int64}',
  replies: 'arrayCount(ms -> ms <= quietUntil, replies)',
  reopened:
    'arrayExists(ms -> ms >= solveMs AND ms <= quietUntil, reopenings) OR arrayExists(ms -> ms > solveMs AND ms <= quietUntil, openings)',
  repeated: 'arrayExists(ms -> ms > solveMs AND ms <= quietUntil, births)',
  births: 'later.births',
};
const oneTouchRule = { mature: '1', replies: 'length(replies)', reopened: '0', repeated: '0', births: '0' };

function contactRows(
  request: MetricRequest,
  { rule, days, countClosed }: ReadingOptions['contacts'],
  params: Params,
  keys: string,
): string {
  const quietMs = days * 86_400_000;
  params['quietMs'] = quietMs;
  const lives = ticketLivesSql(request, params, keys, 'created or solved');
  const followUps = { ...request, toMs: request.toMs + quietMs, groupBy: [], filters: [] };
  const noKeys = groupKeys([], params)
    .map((key, index) => `${key} AS k${index}`)
    .join(', ');
  return fillSql(rows, {
    lives,
    later:
      rule === 'fcr'
        ? fillSql(laterTickets, { tickets: ticketLivesSql(followUps, params, noKeys, 'created', 'later') })
        : '',
    solveMs: solveSql('first', countClosed),
    ...(rule === 'fcr' ? quietRule : oneTouchRule),
    within: withinSql('at', [request], 'raw', params),
  });
}

/** Tickets solved in the window, and whether the first contact was enough. */
export const contactsReader = readerOfEntities({
  kind: 'contacts',
  entity: 'ticket',
  rows: contactRows,
  perEntity: `any(mature) AS isMature, any(good) AS isFirst, any(replyCount) AS answers, any(isReopened) AS cameBack,
    any(isRepeated) AS askedAgain`,
  aggregates: `countIf(isMature) AS judged, countIf(isFirst) AS first, countIf(NOT isMature) AS immature,
    countIf(isMature AND answers = 0) AS unanswered, countIf(isMature AND answers > 1) AS moreReplies,
    countIf(isMature AND cameBack) AS reopenedTickets, countIf(isMature AND askedAgain) AS repeatedTickets`,
  columns: {
    judged: count,
    first: count,
    immature: count,
    unanswered: count,
    moreReplies: count,
    reopenedTickets: count,
    repeatedTickets: count,
  },
  cellOf: ({ judged, first, immature, unanswered, moreReplies, reopenedTickets, repeatedTickets }) => ({
    mature: judged,
    first,
    immature,
    unanswered,
    moreReplies,
    reopened: reopenedTickets,
    repeated: repeatedTickets,
  }),
  empty: {
    ...{ mature: 0, first: 0, immature: 0, unanswered: 0 },
    ...{ moreReplies: 0, reopened: 0, repeated: 0 },
  },
  evidence: { belongs: 'isMature', counts: 'isFirst' },
});
