import { z } from 'zod';
import type { EventStore } from '../../event-store.ts';
import { fillSql } from '../../rollups/fill-sql.ts';
import { defineQuery } from '../named-query.ts';
import { idParams, idParamsShape, underIdsSql } from '../people/under-ids.ts';

/** More are found again by each statement that asks for them, instead of being sent with it. */
const mostListed = 2000;

const subjects = `SELECT DISTINCT subject_id AS subject
FROM events
WHERE workspace_id = {workspaceId:String} AND kind IN {kinds:Array(String)} AND subject_id != '' AND <underIds>
LIMIT {limit:UInt32}`;

/** Tickets or talks in which these ids took part. */
export const customerSubjects = defineQuery({
  name: 'customers.subjects',
  sql: fillSql(subjects, { underIds: underIdsSql }),
  params: z.object({
    workspaceId: z.string(),
    ...idParamsShape,
    kinds: z.array(z.enum(['ticket', 'bot'])),
    limit: z.number().int().min(1),
  }),
  row: z.object({ subject: z.string() }),
});

/** Schema of what a statement binds that has the subjects listed. */
export const subjectParamsShape = { subjects: z.array(z.string()).max(mostListed) };

/**
 * What several statements on one person need is found once. Undefined when there are too many to list: such a statement
 * then finds them itself. Throws EventStoreError.
 */
export async function listCustomerSubjects(
  store: Pick<EventStore, 'query'>,
  {
    workspaceId,
    ids,
    kinds,
  }: { workspaceId: string; ids: readonly string[]; kinds: readonly ('ticket' | 'bot')[] },
): Promise<string[] | undefined> {
  const asked = { workspaceId, ...idParams(ids), kinds: [...kinds], limit: mostListed + 1 };
  const rows = await store.query(customerSubjects, asked);
  return rows.length > mostListed ? undefined : rows.map(({ subject }) => subject);
}
