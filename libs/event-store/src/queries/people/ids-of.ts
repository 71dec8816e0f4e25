import { z } from 'zod';
import { defineQuery } from '../named-query.ts';

/** Ids that `people` gives to a person now, the person's own among them when it has a row; in order. */
export const idsOf = defineQuery({
  name: 'people.ids-of',
  sql: `SELECT id
FROM people
WHERE workspace_id = {workspaceId:String}
GROUP BY id
HAVING argMax(people.person, known_at) = {person:String}
ORDER BY id
LIMIT {limit:UInt32}`,
  params: z.object({ workspaceId: z.string(), person: z.string(), limit: z.number().int().min(1).max(5000) }),
  row: z.object({ id: z.string() }),
});
