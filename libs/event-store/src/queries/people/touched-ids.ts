import { z } from 'zod';
import { count } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';

/**
 * Ids about which something was stored since a moment of the engine's clock, in the order of (workspace, id) after a
 * place: visitors, and customers who were joined to or parted from another customer.
 */
export const touchedIds = defineQuery({
  name: 'people.touched-ids',
  sql: `SELECT workspace_id AS workspaceId, id, toUnixTimestamp64Milli(max(stored_at)) AS storedMs
FROM identity_links
WHERE stored_at >= fromUnixTimestamp64Milli({sinceMs:Int64}, 'UTC')
    AND (startsWith(id, 'v:') OR startsWith(other, 'c:'))
    AND (workspace_id, id) > ({afterWorkspace:String}, {afterId:String})
GROUP BY workspace_id, id
ORDER BY workspace_id, id
LIMIT {limit:UInt32}`,
  params: z.object({
    sinceMs: z.number().int(),
    afterWorkspace: z.string(),
    afterId: z.string(),
    limit: z.number().int().min(1).max(5000),
  }),
  row: z.object({ workspaceId: z.string(), id: z.string(), storedMs: count }),
});
