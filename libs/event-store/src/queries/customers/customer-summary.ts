import { z } from 'zod';
import type { EventStore } from '../../event-store.ts';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count, utcText } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';
import { idParams, idParamsShape, underIdsSql } from '../people/under-ids.ts';
import { subjectParamsShape } from './customer-subjects.ts';

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
WHERE workspace_id = {workspaceId:String} AND ticket <ofThem>
GROUP BY ticket
)`;
const found = `GLOBAL IN (
    SELECT subject_id
    FROM events
    WHERE workspace_id = {workspaceId:String} AND kind = 'ticket' AND subject_id != '' AND <underIds>
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

const openRow = z.object({ open: count });

/** Of these tickets those that have not ended: what the newest of opening and end says. */
const openListed = defineQuery({
  name: 'customers.open-tickets',
  sql: fillSql(open, { ofThem: 'IN {subjects:Array(String)}' }),
  params: z.object({ workspaceId: z.string(), ...subjectParamsShape }),
  row: openRow,
});

/** The same of all tickets in which some ids took part. */
const openFound = defineQuery({
  name: 'customers.open-tickets-found',
  sql: fillSql(open, { ofThem: fillSql(found, { underIds: underIdsSql }) }),
  params: z.object({ workspaceId: z.string(), ...idParamsShape }),
  row: openRow,
});
export const openTicketQueries = [openListed, openFound];

/** How many tickets of one person have not ended; `tickets` are theirs, where they are known. Throws EventStoreError. */
export async function countOpenTickets(
  store: Pick<EventStore, 'query'>,
  {
    workspaceId,
    ids,
    tickets,
  }: { workspaceId: string; ids: readonly string[]; tickets?: string[] | undefined },
): Promise<number> {
  if (tickets?.length === 0) return 0;
  const [row] = tickets
    ? await store.query(openListed, { workspaceId, subjects: tickets })
    : await store.query(openFound, { workspaceId, ...idParams(ids) });
  return row?.open ?? 0;
}
