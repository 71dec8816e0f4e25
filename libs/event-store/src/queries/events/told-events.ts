import { fillSql } from '../../rollups/fill-sql.ts';
import { rawFiltersSql, type Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { withinSql } from '../metrics/spans.ts';
import { personIdSql } from '../people/person.ts';

const events = `SELECT message_id AS id, subject_id, occurred_at AS at, <personId> AS person_id, <columns>, <keys>
FROM events
WHERE workspace_id = {workspace:String} AND kind IN {kinds:Array(String)} AND <within><filters> AND <where>`;

/**
 * A SELECT of the window's events of some kinds: `id`, `subject_id`, `at`, `person_id` (empty for nobody), the keys
 * `k0` to `k2` and `columns`. `columns` and `where` are static SQL on the columns of `events`.
 */
export function toldEventsSql(
  { columns, where, keys }: { columns: string; where: string; keys: string },
  kinds: readonly string[],
  request: MetricRequest,
  params: Params,
): string {
  params['kinds'] = [...kinds];
  return fillSql(events, {
    personId: personIdSql,
    columns,
    keys,
    where,
    within: withinSql('occurred_at', [request], 'raw', params),
    filters: rawFiltersSql(request, params),
  });
}
