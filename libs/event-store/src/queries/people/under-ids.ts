import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { personIdSql } from './person.ts';

const mostIds = 5000;

// The first condition is the wider one, on bare columns: an index of `events` can answer it, the second is exact.
const underIds = `(customer_id IN {names:Array(String)} OR anonymous_id IN {names:Array(String)} OR account_id IN {names:Array(String)})
    AND <personId> IN {ids:Array(String)}`;

/** Of `events`: those that some ids of one person tell; `idParams` binds what it needs. */
export const underIdsSql = fillSql(underIds, { personId: personIdSql });

/** Schema of what `underIdsSql` binds. */
export const idParamsShape = {
  ids: z.array(z.string()).max(mostIds),
  names: z.array(z.string()).max(mostIds),
};

/** Ids as `personIdSql` writes them, and without their `c:`, `v:` or `a:`, as the events do. */
export const idParams = (ids: readonly string[]): { ids: string[]; names: string[] } => ({
  ids: [...ids],
  names: ids.map((id) => id.slice(2)),
});
