import { z } from 'zod';
import { defineQuery } from '../named-query.ts';
import { cardColumns, feedbackCard } from './feedback-card.ts';

/**
 * The newest verbatims by the time they were said. A history that was loaded a minute ago does not hide what
 * was said today; and this is the order of the table, so that a short list reads little.
 */
export const newestFeedback = defineQuery({
  name: 'feedback.newest',
  sql: `${cardColumns}
WHERE workspace_id = {workspaceId:String} AND kind = 'feedback' AND verbatim != ''
ORDER BY occurred_at DESC, message_id DESC
LIMIT {limit:UInt32}`,
  params: z.object({ workspaceId: z.string(), limit: z.number().int().min(1).max(1_000) }),
  row: feedbackCard,
});
