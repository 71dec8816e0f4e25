import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { utcText } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';
import { personIdSql } from '../people/person.ts';

const timeline = `SELECT occurred_at AS at, message_id AS messageId, source, kind, action, name, channel, area, stage, touchpoint,
    subject_id AS subject, <personId> AS id, topic, toString(amount) AS amount, currency, score_type AS scoreType, score, verbatim
FROM events
WHERE workspace_id = {workspaceId:String}
    AND (<personId> IN {ids:Array(String)} OR (kind IN ('ticket', 'bot') AND <personId> = '' AND subject_id IN (
        SELECT subject_id
        FROM events
        WHERE workspace_id = {workspaceId:String} AND kind IN ('ticket', 'bot') AND subject_id != '' AND <personId> IN {ids:Array(String)}
    )))
    AND occurred_at <= fromUnixTimestamp64Milli({beforeMs:Int64}, 'UTC')
    AND (occurred_at, message_id, source) < (fromUnixTimestamp64Milli({beforeMs:Int64}, 'UTC'), {beforeMessage:String}, {beforeSource:String})
ORDER BY occurred_at DESC, message_id DESC, source DESC
LIMIT {limit:UInt32}`;

/**
 * Events under some ids of one person, and what others did on their tickets, newest first. A page goes on after the
 * (time, message, source) of the last one; text and verbatims as they came.
 */
export const customerTimeline = defineQuery({
  name: 'customers.timeline',
  sql: fillSql(timeline, { personId: personIdSql }),
  params: z.object({
    workspaceId: z.string(),
    ids: z.array(z.string()).max(5000),
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
