import { z } from 'zod';
import { utcText } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';

/**
 * The newest feedback by the time we received it: after `since` (exclusive, UTC text), newest first.
 * Verbatims are as the customer wrote them: mask before anybody sees one.
 */
export const latestFeedback = defineQuery({
  name: 'feedback.latest',
  sql: `
SELECT
    message_id AS messageId,
    source,
    occurred_at AS occurredAt,
    received_at AS receivedAt,
    score_type AS type,
    score,
    scale_min AS scaleMin,
    scale_max AS scaleMax,
    direction,
    verbatim,
    language,
    channel,
    area,
    stage,
    touchpoint,
    survey
FROM events
WHERE workspace_id = {workspaceId:String} AND kind = 'feedback'
    AND received_at > {since:DateTime64(3, 'UTC')}
    AND (verbatim != '' OR {onlyVerbatims:UInt8} = 0)
ORDER BY received_at DESC, message_id
LIMIT {limit:UInt32}`,
  params: z.object({
    workspaceId: z.string(),
    since: utcText,
    onlyVerbatims: z.boolean().default(true).transform(Number),
    limit: z.number().int().min(1).max(1_000),
  }),
  row: z.object({
    messageId: z.string(),
    source: z.string(),
    occurredAt: utcText,
    receivedAt: utcText,
    type: z.string(),
    score: z.number().nullable(),
    scaleMin: z.number().nullable(),
    scaleMax: z.number().nullable(),
    direction: z.string(),
    verbatim: z.string(),
    language: z.string(),
    channel: z.string(),
    area: z.string(),
    stage: z.string(),
    touchpoint: z.string(),
    survey: z.string(),
  }),
});
