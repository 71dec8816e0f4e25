import { fillSql } from '../../rollups/fill-sql.ts';
import { filtersSql, groupKeys, receivedSql, type Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { withinSql } from '../metrics/spans.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';

// Of equal moments the identity of the event decides, so that the order of arrival decides nothing. A close is 4 times its
// epoch milliseconds plus 1 for lost and 2 for won: sorted, the last one stands, from the first of its kind in a row.
const facts = `SELECT <slot> AS slot, subject_id AS id,
    argMinIf(person_id, (ms, message_id), person_id != '') AS person_id,
    minIf(ms, action = 'created') AS createdMs,
    max(ms) AS lastMs,
    arraySort(groupUniqArrayIf(ms * 4 + if(action = 'won', 2, 1), action IN ('won', 'lost'))) AS closes,
    multiIf(empty(closes), 'open', bitAnd(closes[-1], 3) = 2, 'won', 'lost') AS outcome,
    if(empty(closes), 0, bitShiftRight(closes[arrayLastIndex(close -> bitAnd(close, 3) != bitAnd(closes[-1], 3), closes) + 1], 2)) AS closedMs,
    countIf(amount IS NOT NULL) > 0 AS isPriced,
    toFloat64(argMaxIf(ifNull(events.amount, 0), (ms, message_id), events.amount IS NOT NULL)) AS price,
    toString(argMaxIf(currency, (ms, message_id), events.amount IS NOT NULL)) AS money,
    arraySort(groupUniqArrayIf((ms, message_id, ifNull(probability, 0)), probability IS NOT NULL)) AS chances,
    argMaxIf(ifNull(toUnixTimestamp64Milli(expected_close_at), 0), (ms, message_id), expected_close_at IS NOT NULL) AS expectedMs,
    argMaxIf(status, (ms, message_id), status != '') AS stageNow,
    arraySort(groupUniqArrayIf((status, ms), status != '')) AS stages<keys>
FROM
(
SELECT *, toUnixTimestamp64Milli(occurred_at) AS ms, <personId> AS person_id
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'deal' AND subject_id != ''<received><candidates>
) AS events
GROUP BY slot, id
HAVING 1<filters>`;

const candidates = `
    AND subject_id GLOBAL IN (SELECT subject_id FROM events
        WHERE workspace_id = {workspace:String} AND kind = 'deal' AND <anchor> AND <within>)`;

/** A dimension of a deal is that of the earliest of its events that has it. */
const ofDeal = (column: string): string => `toString(argMinIf(${column}, (ms, message_id), ${column} != ''))`;

/** Which deals are read: static SQL on their events, one of which has to lie in the window. Left out: all of them. */
export interface DealScope {
  anchor?: string;
  /** Which of several moments the facts are of, for each event one or more; the facts hold what came before. */
  slot?: string;
}

/** One row for each deal (and slot) that passes the request's filters: what is known of it, and its keys `k0` to `k2`. */
export function dealFactsSql(
  request: MetricRequest,
  params: Params,
  { anchor, slot = '1' }: DealScope,
): string {
  params['workspace'] = request.workspaceId;
  const keys = groupKeys(request.groupBy, params, ofDeal).map((key, index) => `,\n    ${key} AS k${index}`);
  return fillSql(facts, {
    slot,
    keys: keys.join(''),
    personId: personIdSql,
    received: receivedSql(request, params),
    candidates:
      anchor === undefined
        ? ''
        : fillSql(candidates, { anchor, within: withinSql('occurred_at', [request], 'raw', params) }),
    filters: filtersSql(request.filters, params, ofDeal),
  });
}

/** The same with `person`, for readings that list them. */
export const dealsSql = (request: MetricRequest, params: Params, scope: DealScope): string =>
  withPersonSql(dealFactsSql(request, params, scope), request, params);

export const closing = "action IN ('won', 'lost')";
export const creating = "action = 'created'";
