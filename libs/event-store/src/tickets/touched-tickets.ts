import { z } from 'zod';
import { count } from '../queries/column-schemas.ts';
import { defineQuery } from '../queries/named-query.ts';

const mostRows = 300_000;

/** Tickets of which something was stored since a moment of the engine's clock, by their hash; and one row without a hash: now. */
export const touchedTickets = defineQuery({
  name: 'tickets.touched',
  sql: `SELECT '' AS hash, toUnixTimestamp64Milli(now64(3)) AS storedMs
UNION ALL
SELECT * FROM (
SELECT toString(ticket_hash) AS hash, toUnixTimestamp64Milli(max(stored_at)) AS storedMs
FROM tickets
WHERE stored_at >= fromUnixTimestamp64Milli({sinceMs:Int64}, 'UTC')
GROUP BY ticket_hash
LIMIT {limit:UInt32}
)`,
  params: z.object({ sinceMs: z.number().int(), limit: z.number().int().min(1).max(mostRows) }),
  row: z.object({ hash: z.string(), storedMs: count }),
  limits: { maxResultRows: mostRows + 1 },
});

/** Workspaces that have tickets. */
export const ticketWorkspaces = defineQuery({
  name: 'tickets.workspaces',
  sql: 'SELECT DISTINCT toString(workspace_id) AS workspaceId FROM tickets',
  params: z.object({}),
  row: z.object({ workspaceId: z.string() }),
});

/** The ticket so many rows after another, in the order of names: where a range of about that size ends. */
export const ticketAfter = defineQuery({
  name: 'tickets.after',
  sql: `SELECT ticket
FROM tickets
WHERE workspace_id = {workspace:String} AND ticket > {after:String}
ORDER BY workspace_id, ticket
LIMIT 1 OFFSET {rows:UInt32}`,
  params: z.object({ workspace: z.string(), after: z.string(), rows: z.number().int() }),
  row: z.object({ ticket: z.string() }),
});
