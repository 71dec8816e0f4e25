import { z } from 'zod';
import { count } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';

/** Refused events of each workspace by reason. */
export const countDeadLetters = defineQuery({
  name: 'accounting.count-dead-letters',
  sql: `
SELECT
    workspace_id AS workspaceId,
    reason_code AS reasonCode,
    count() AS letters
FROM dead_letters
GROUP BY workspaceId, reasonCode
ORDER BY workspaceId, reasonCode`,
  params: z.object({}),
  row: z.object({ workspaceId: z.string(), reasonCode: z.string(), letters: count }),
});
