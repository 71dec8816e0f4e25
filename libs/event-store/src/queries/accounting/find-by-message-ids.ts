import { z } from 'zod';
import { utcText } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';

/** Where the messages of these ids are stored: a message that is there twice gives two rows. */
export const findByMessageIds = defineQuery({
  name: 'accounting.find-by-message-ids',
  sql: `
SELECT
    source,
    message_id AS messageId,
    kind,
    occurred_at AS occurredAt,
    batch_id AS batchId
FROM events
WHERE workspace_id = {workspaceId:String} AND message_id IN {messageIds:Array(String)}
ORDER BY source, messageId, occurredAt`,
  params: z.object({ workspaceId: z.string(), messageIds: z.array(z.string()).min(1).max(10_000) }),
  row: z.object({
    source: z.string(),
    messageId: z.string(),
    kind: z.string(),
    occurredAt: utcText,
    batchId: z.uuid(),
  }),
});
