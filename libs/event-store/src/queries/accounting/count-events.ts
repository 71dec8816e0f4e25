import { z } from 'zod';
import { count } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';

/** Stored rows, and distinct messages among them, of each workspace: equal unless a duplicate got through. */
export const countEvents = defineQuery({
  name: 'accounting.count-events',
  sql: `
SELECT
    workspace_id AS workspaceId,
    count() AS events,
    uniqExact(source, message_id) AS messages
FROM events
GROUP BY workspaceId
ORDER BY workspaceId`,
  params: z.object({}),
  row: z.object({ workspaceId: z.string(), events: count, messages: count }),
  // An exact count of distinct ids keeps them all: a run over more than some eight million is refused.
  limits: { maxExecutionMs: 60_000, maxMemoryBytes: 536_870_912 },
});
