import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { utcText } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';
import { personIdSql } from '../people/person.ts';
import { idParamsShape, underIdsSql } from '../people/under-ids.ts';

const page = `SELECT occurred_at AS at, message_id AS messageId, source, kind, action, name, channel, area, stage, touchpoint,
    subject_id AS subject, <personId> AS id, topic, toString(amount) AS amount, currency, score_type AS scoreType, score, verbatim
FROM events
WHERE workspace_id = {workspaceId:String}
    AND <which>
    AND occurred_at <= fromUnixTimestamp64Milli({beforeMs:Int64}, 'UTC')
    AND (occurred_at, message_id, source) < (fromUnixTimestamp64Milli({beforeMs:Int64}, 'UTC'), {beforeMessage:String}, {beforeSource:String})
<newest>`;
const newest = `ORDER BY at DESC, messageId DESC, source DESC
LIMIT {limit:UInt32}`;
// Nobody's events on a ticket or talk that the person took part in: an agent's reply has no customer of its own.
const ofOthers = `kind IN ('ticket', 'bot') AND <personId> = '' AND subject_id GLOBAL IN (
        SELECT subject_id
        FROM events
        WHERE workspace_id = {workspaceId:String} AND kind IN ('ticket', 'bot') AND subject_id != '' AND <underIds>
    )`;
// Each half by itself: an index can answer its condition, and no more than a page of it is kept.
const timeline = `SELECT *
FROM
(
(
<own>
)
UNION ALL
(
<others>
)
)
<newest>`;

const slots = { personId: personIdSql, underIds: underIdsSql, newest };
const sql = fillSql(timeline, {
  own: fillSql(page, { ...slots, which: underIdsSql }),
  others: fillSql(page, { ...slots, which: fillSql(ofOthers, slots) }),
  newest,
});

/**
 * Events under some ids of one person, and what others did on their tickets, newest first. A page goes on after the
 * (time, message, source) of the last one; text and verbatims as they came.
 */
export const customerTimeline = defineQuery({
  name: 'customers.timeline',
  sql,
  params: z.object({
    workspaceId: z.string(),
    ...idParamsShape,
    beforeMs: z.number().int(),
    beforeMessage: z.string(),
    beforeSource: z.string(),
    limit: z.number().int().min(1).max(1000),
  }),
  row: z.object({
    at: utcText,
    messageId: z.string(),
    source: z.string(),
    kind: z.string(),
    action: z.string(),
    name: z.string(),
    channel: z.string(),
    area: z.string(),
    stage: z.string(),
    touchpoint: z.string(),
    subject: z.string(),
    id: z.string(),
    topic: z.string(),
    amount: z.string().nullable(),
    currency: z.string(),
    scoreType: z.string(),
    score: z.number().nullable(),
    verbatim: z.string(),
  }),
});
