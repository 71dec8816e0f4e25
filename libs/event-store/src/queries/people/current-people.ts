import { z } from 'zod';
import { defineQuery } from '../named-query.ts';

/** What `people` says of these ids now; an id without a row is its own person. */
export const currentPeople = defineQuery({
  name: 'people.current',
  sql: `SELECT id, argMax(people.person, known_at) AS person
FROM people
WHERE workspace_id = {workspaceId:String} AND id IN {ids:Array(String)}
GROUP BY id`,
  params: z.object({ workspaceId: z.string(), ids: z.array(z.string()).max(5000) }),
  row: z.object({ id: z.string(), person: z.string() }),
  limits: { maxExecutionMs: 30_000 },
});
