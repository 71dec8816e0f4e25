import { z } from 'zod';
import { utcText } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';
import { cardColumns, feedbackCard } from './feedback-card.ts';

/** The newest feedback by the time we received it: after `since` (exclusive, UTC text), newest first. */
export const latestFeedback = defineQuery({
  name: 'feedback.latest',
  sql: `${cardColumns}
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
  row: feedbackCard,
});
