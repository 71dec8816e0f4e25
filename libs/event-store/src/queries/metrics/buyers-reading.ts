import { z } from 'zod';
import type { Cells } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { filtersSql, groupKeys, stepSql, type Params } from './dimensions.ts';
import { foldedSql, largestSql } from './largest-groups.ts';
import { scopeColumns, scopeSql, setsSql } from './grouping-sets.ts';
import { defineMetricQuery } from './metric-query.ts';
import type { MetricRequest } from './metric-request.ts';
import { withinSql } from './spans.ts';

// 64 bits of SipHash stand for a buyer: at a million buyers two of them meet once in 37 million questions.
const buyers = `WITH buying AS
(
SELECT occurred_at, <keys>,
    sipHash64(multiIf(customer_id != '', ('c', customer_id), anonymous_id != '', ('v', anonymous_id), ('a', account_id))) AS buyer
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'order' AND action = 'completed'
    AND (customer_id != '' OR anonymous_id != '' OR account_id != '') AND <within><filters>
)<largest>
SELECT <scope>, uniqExact(buyer) AS buyers
FROM (SELECT <step> AS step, <groups>, buyer FROM buying)
GROUP BY <sets>`;

const row = z.object({ ...scopeColumns, buyers: count });

/** Distinct people with a completed order. */
export function composeBuyers(request: MetricRequest) {
  const params: Params = { workspace: request.workspaceId };
  const isGrouped = request.groupBy.length > 0;
  const slots = { keys: 'k0 AS g0, k1 AS g1, k2 AS g2', rows: 'buying', weight: 'count()' };
  if (request.interval !== undefined && request.interval !== 'minute') params['tz'] = request.tz;
  const sql = fillSql(buyers, {
    keys: groupKeys(request.groupBy, params)
      .map((key, index) => `${key} AS k${index}`)
      .join(', '),
    within: withinSql('occurred_at', [request], 'raw', params),
    filters: filtersSql(request.filters, params),
    largest: isGrouped ? `,\n${largestSql(slots, request.buckets.length, params)}` : '',
    scope: scopeSql(request),
    step: stepSql(request.interval, 'occurred_at'),
    groups: isGrouped ? foldedSql(['k0', 'k1', 'k2']) : 'k0 AS g0, k1 AS g1, k2 AS g2, 0 AS tail',
    sets: setsSql(request),
  });
  return { query: defineMetricQuery('metrics.buyers-raw', sql, params, row), params };
}

export function buyersOf({ buyers: found }: z.output<typeof row>): Cells['buyers'] {
  return { buyers: found };
}
