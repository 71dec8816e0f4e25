import { fillSql } from '../../rollups/fill-sql.ts';
import { rawFiltersSql, type Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { withinSql } from '../metrics/spans.ts';

/** The id an event gives for whom it is about: known customer, else visitor, else account; empty for nobody. */
export const personIdSql = `multiIf(customer_id != '', concat('c:', customer_id), anonymous_id != '', concat('v:', anonymous_id), account_id != '', concat('a:', account_id), '')`;

const resolved = `(
SELECT told.*, if(known.person = '', told.person_id, known.person) AS person
FROM
(
<rows>
) AS told
GLOBAL LEFT ANY JOIN
(
SELECT id, argMax(people.person, known_at) AS person
FROM people
WHERE workspace_id = {workspace:String}<asKnown>
GROUP BY id
) AS known ON known.id = told.person_id
)`;

/**
 * Rows with the column `person` added: who is behind `person_id` (select `personIdSql` under that name), with all
 * merges, logins and unmerges that are known, or were known at `request.receivedUntilMs`. An id without a row in
 * `people` is its own person.
 */
export function withPersonSql(rows: string, request: MetricRequest, params: Params): string {
  params['workspace'] = request.workspaceId;
  if (request.receivedUntilMs === undefined) return fillSql(resolved, { rows, asKnown: '' });
  params['receivedUntil'] = request.receivedUntilMs;
  return fillSql(resolved, {
    rows,
    asKnown: ` AND known_at <= fromUnixTimestamp64Milli({receivedUntil:Int64}, 'UTC')`,
  });
}

const listed = `SELECT id, person, at, counts, value
FROM <list> AS listed`;

/** A list of evidence that has `person_id` for `person`, with who that is: asked of what is listed alone. */
export function listWithPersonSql(list: string, request: MetricRequest, params: Params): string {
  return fillSql(listed, { list: withPersonSql(list, request, params) });
}

const events = `SELECT *, <personId> AS person_id
FROM events
WHERE workspace_id = {workspace:String} AND <where> AND <within><filters>`;

/**
 * The events of the window that pass the request's filters and `where`, with all their columns and `person`; those of
 * nobody are left out. `where` is static SQL on the columns of `events`.
 */
export function eventsOfPeopleSql(where: string, request: MetricRequest, params: Params): string {
  const rows = fillSql(events, {
    personId: personIdSql,
    where: `person_id != '' AND ${where}`,
    within: withinSql('occurred_at', [request], 'raw', params),
    filters: rawFiltersSql(request, params),
  });
  return withPersonSql(rows, request, params);
}
