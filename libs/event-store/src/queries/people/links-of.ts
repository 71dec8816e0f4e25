import { z } from 'zod';
import { count } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';

const params = z.object({ workspaceId: z.string(), ids: z.array(z.string()).max(5000) });
const row = z.object({
  id: z.string(),
  other: z.string(),
  joinedMs: count,
  namedMs: count,
  renamedMs: count,
  partedMs: count,
});
const limits = { maxExecutionMs: 30_000, maxResultRows: 1_000_000 };

/** What was said about these ids and known customers, as `IdentityLink`s of the domain; of each id at most `perId`. */
export const linksToKnown = defineQuery({
  name: 'people.links-to-known',
  sql: `SELECT id, other, max(joined_ms) AS joinedMs, max(named_ms) AS namedMs, max(renamed_ms) AS renamedMs,
    max(parted_ms) AS partedMs
FROM identity_links
WHERE workspace_id = {workspaceId:String} AND id IN {ids:Array(String)} AND startsWith(other, 'c:')
GROUP BY id, other
ORDER BY id, other
LIMIT {perId:UInt32} BY id`,
  params: params.extend({ perId: z.number().int().min(1) }),
  row,
  limits,
});

/** Visitors who were ever seen with one of these known customers. */
export const visitorsOf = defineQuery({
  name: 'people.visitors-of',
  sql: `SELECT DISTINCT other AS visitor
FROM identity_links
WHERE workspace_id = {workspaceId:String} AND id IN {ids:Array(String)} AND startsWith(other, 'v:')`,
  params,
  row: z.object({ visitor: z.string() }),
  limits,
});
