import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count, utcText } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';
import { idParamsShape, underIdsSql } from '../people/under-ids.ts';

const summary = `SELECT min(occurred_at) AS firstSeen, max(occurred_at) AS lastSeen, count() AS events,
    countIf(kind = 'order' AND action = 'completed') AS orders,
    sumMapIf(map(toString(currency), toDecimal128(ifNull(amount, 0), 4)), kind = 'order' AND action = 'completed') AS revenue,
    maxIf(occurred_at, kind = 'feedback') AS feedbackAt,
    countIf(kind = 'feedback') AS answers,
    argMaxIf(tuple(score_type, score, scale_min, scale_max, verbatim, survey), (occurred_at, message_id), kind = 'feedback') AS feedback
FROM events
WHERE workspace_id = {workspaceId:String} AND <underIds>
HAVING events > 0`;

const open = `SELECT countIf(bitAnd(arrayMax(arrayPushBack(arrayFilter(moment -> bitAnd(moment, 15) < 3, moments), toInt64(0))), 15) = 0) AS open
FROM
(
SELECT ticket, groupUniqArrayArray(moments) AS moments
FROM tickets
WHERE workspace_id = {workspaceId:String} AND ticket GLOBAL IN (
    SELECT subject_id
    FROM events
    WHERE workspace_id = {workspaceId:String} AND kind = 'ticket' AND subject_id != '' AND <underIds>
)
GROUP BY ticket
)`;

/** What the events under some ids of one person add up to; no row when there are none. */
export const customerSummary = defineQuery({
  name: 'customers.summary',
  sql: fillSql(summary, { underIds: underIdsSql }),
  params: z.object({ workspaceId: z.string(), ...idParamsShape }),
  row: z.object({
    firstSeen: utcText,
    lastSeen: utcText,
    events: count,
    orders: count,
    revenue: z.record(z.string(), z.union([z.string(), z.number()]).transform(String)),
    feedbackAt: utcText,
    answers: count,
    feedback: z.tuple([
      z.string(),
      z.number().nullable(),
      z.number().nullable(),
      z.number().nullable(),
      z.string(),
      z.string(),
    ]),
  }),
});

/** Tickets in which these ids took part and that have not ended: what the newest of opening and end says. */
export const openTickets = defineQuery({
  name: 'customers.open-tickets',
  sql: fillSql(open, { underIds: underIdsSql }),
  params: z.object({ workspaceId: z.string(), ...idParamsShape }),
  row: z.object({ open: count }),
});
