import { fillSql } from '../../rollups/fill-sql.ts';
import { filtersSql, groupKeys, type Params } from './dimensions.ts';
import type { MetricRequest } from './metric-request.ts';
import { withinSql } from './spans.ts';
import { ticketsAreDerived } from './ticket-facts.ts';

/** Whether `ticket_spans` and `ticket_responses` tell what `tickets` would, and in the order of time. */
export const ticketsAreSettled = (request: MetricRequest): boolean =>
  request.ticketsAreSettled === true && ticketsAreDerived(request);

const responses = `SELECT born_at AS bornAt, start_ms AS startMs, reply_ms AS replyMs, with_bot AS withBot, turns, copies<keys>
FROM ticket_responses
WHERE workspace_id = {workspace:String} AND <born><filters>`;

/**
 * A row for each ticket created in the window: when it began to wait and was answered, its group keys, and its `copies`.
 * What was taken back of a ticket is a row of -1 beside the one that it takes back, until the two merge.
 */
export function settledResponsesSql(request: MetricRequest, params: Params): string {
  const born = withinSql('born_at', [request], 'raw', params);
  const keys = groupKeys(request.groupBy, params).map((key, index) => `, ${key} AS k${index}`);
  const filters = filtersSql(request.filters, params);
  return fillSql(responses, { born, filters, keys: keys.join('') });
}
