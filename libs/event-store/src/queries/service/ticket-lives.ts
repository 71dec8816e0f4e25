import { fillSql } from '../../rollups/fill-sql.ts';
import { filtersSql, receivedSql, type Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { withinSql } from '../metrics/spans.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';

// One step a level, here and wherever lives are read: an alias that is used by its neighbours is planned once for each
// use, and the plan took longer than the answer.
const lives = `SELECT ticket, argMinIf(told_person, rank, told_person != '') AS person_id, argMinIf(topic, rank, topic != '') AS topic,
    minIf(ms, action = 'created') AS bornMs,
    arraySort(groupArrayIf(ms, action = 'solved' OR (action = 'status' AND state IN ('solved', 'resolved')))) AS solves,
    arraySort(groupArrayIf(ms, action = 'closed' OR (action = 'status' AND state = 'closed'))) AS closes,
    arraySort(groupArrayIf(ms, action = 'reopened' OR (action = 'status' AND state = 'reopened'))) AS reopenings,
    arraySort(groupArrayIf(ms, action = 'status' AND state = 'open')) AS openings,
    arraySort(groupArrayIf(ms, action = 'replied' AND actor IN ('human', '') AND is_public = 1)) AS replies,
    arraySort(groupUniqArrayIf(ms * 2 + match(state, '^(onhold|hold|pending|wait|await)'), state != '' OR action IN ('solved', 'closed', 'reopened'))) AS holds,
    max(action = 'merged') AS merged, max(state = 'spam' OR lower(outcome) = 'spam') AS spam,
    argMin(k0, rank) AS k0, argMin(k1, rank) AS k1, argMin(k2, rank) AS k2
FROM
(
SELECT *, toUInt64(ms) + if(action = 'created', 0, 1) * 1000000000000000 AS rank
FROM
(
SELECT subject_id AS ticket, topic, action, actor, is_public, outcome, toUnixTimestamp64Milli(occurred_at) AS ms, <personId> AS told_person,
    replaceRegexpAll(lower(status), '[^a-z]', '') AS state, <keys>, 1<filters> AS passes
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'ticket' AND subject_id != ''
    AND occurred_at < fromUnixTimestamp64Milli({untilMs:Int64}, 'UTC')<received>
    AND subject_id GLOBAL IN (SELECT subject_id FROM events
        WHERE workspace_id = {workspace:String} AND kind = 'ticket' AND <turn> AND <within>)
)
)
GROUP BY ticket
HAVING countIf(action = 'created') > 0 AND argMin(passes, rank) = 1`;

const turns = {
  'created or solved': `action IN ('created', 'solved', 'closed', 'status')`,
  created: `action = 'created'`,
};

/**
 * Tickets that had a turn in the span, with the moments of their whole lives up to `request.asOfMs` in epoch
 * milliseconds: `ticket`, `person`, `topic`, `bornMs`, `solves`, `closes`, explicit `reopenings`, `openings` by status,
 * public `replies` by people, `holds` (twice the moment, plus 1 where waiting begins); whether `merged` or `spam`; and
 * the keys as of creation. `keys` is as `EntityReading.rows` gets it, `prefix` sets the bound span apart.
 */
export function ticketLivesSql(
  request: MetricRequest,
  params: Params,
  keys: string,
  turn: keyof typeof turns,
  prefix = 'turn',
): string {
  params['untilMs'] = request.asOfMs;
  const rows = fillSql(lives, {
    personId: personIdSql,
    keys,
    filters: filtersSql(request.filters, params),
    received: receivedSql(request, params),
    turn: turns[turn],
    within: withinSql('occurred_at', [request], prefix, params),
  });
  return withPersonSql(rows, request, params);
}

/** The first or last solve of a life as epoch milliseconds, 0 without one; a closing may stand in for it. */
export function solveSql(which: 'first' | 'last', countClosed: boolean): string {
  const solved = `arrayFilter(ms -> ms >= bornMs, solves)[${which === 'first' ? 1 : -1}]`;
  if (!countClosed) return solved;
  return `if(${solved} > 0, ${solved}, arrayFilter(ms -> ms >= bornMs, closes)[1])`;
}
