import { z } from 'zod';
import type { HistoryOptions, PurchaseTable } from '@pulso/domain';
import type { EventStore } from '../../event-store.ts';
import { fillSql } from '../../rollups/fill-sql.ts';
import type { Params } from '../metrics/dimensions.ts';
import { defineMetricQuery } from '../metrics/metric-query.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import type { Freshness } from '../metrics/reader.ts';
import { historyRowsSql, perCustomerSql } from './purchase-histories.ts';
import { historiesReader } from './purchase-histories-reading.ts';

const some = `SELECT id AS person, ids, x, tx, T, m
FROM
(
SELECT id, groupUniqArray(person_id) AS ids, <perCustomer>
FROM (
<rows>
)
GROUP BY id
)
WHERE occasions > 0 AND (id IN {asked:Array(String)} OR hasAny(ids, {asked:Array(String)}))`;

const row = z.object({
  person: z.string(),
  ids: z.array(z.string()),
  ...{ x: z.number(), tx: z.number(), T: z.number(), m: z.number() },
});
/** One customer's history up to the end of the calibration, in days; `ids` are those that bought in the window. */
export type CustomerHistoryRow = z.output<typeof row>;

/** Of a list of people, or of ids that were merged into them: who bought, and how. */
export function composeCustomerHistories(
  request: MetricRequest,
  options: Omit<HistoryOptions, 'silentGaps'>,
  asked: readonly string[],
) {
  const params: Params = { workspace: request.workspaceId, asked: [...asked] };
  const { interval: _whole, ...whole } = request;
  const rows = historyRowsSql(whole, options, params, "'' AS k0");
  const sql = fillSql(some, { rows, perCustomer: perCustomerSql({}) });
  return { query: defineMetricQuery('value.customer-histories', sql, params, row), params };
}

/** Throws EventStoreError. */
export function readCustomerHistories(
  store: Pick<EventStore, 'query'>,
  request: MetricRequest,
  options: Omit<HistoryOptions, 'silentGaps'>,
  asked: readonly string[],
): Promise<CustomerHistoryRow[]> {
  const { query, params } = composeCustomerHistories(request, options, asked);
  return store.query(query, params);
}

/** The table that customer models are fitted to: of the whole window, whatever the groups and steps of the request. */
export async function readPurchaseTable(
  store: Pick<EventStore, 'query'>,
  request: MetricRequest,
  options: Omit<HistoryOptions, 'silentGaps'>,
  freshness: Freshness = {},
): Promise<PurchaseTable> {
  const { interval: _whole, ...whole } = request;
  const asked = { ...whole, groupBy: [], buckets: [] };
  const reading = await historiesReader.read(
    store.query.bind(store),
    asked,
    { ...options, silentGaps: 0 },
    freshness,
  );
  return reading.total;
}
