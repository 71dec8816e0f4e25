import { fillSql } from '../../rollups/fill-sql.ts';
import { filtersSql, groupKeys, type Params } from './dimensions.ts';
import type { MetricRequest } from './metric-request.ts';
import { withinSql } from './spans.ts';
import { ticketsAreDerived } from './ticket-facts.ts';

/** Whether `ticket_spans` and `ticket_responses` tell what `tickets` would, and in the order of time. */
export const ticketsAreSettled = (request: MetricRequest): boolean =>
  request.ticketsAreSettled === true && ticketsAreDerived(request);

// A row that was taken back stays until a merge; what is left of a ticket after those is one and the same.
const responses = `SELECT born_at AS bornAt, start_ms AS startMs, reply_ms AS replyMs, with_bot AS withBot, turns<keys>
FROM ticket_responses
WHERE workspace_id = {workspace:String} AND <born><filters> AND copies > 0
    AND (ticket_hash, facts) NOT IN (SELECT ticket_hash, facts FROM ticket_responses
        WHERE workspace_id = {workspace:String} AND <born>
        GROUP BY ticket_hash, facts
        HAVING sum(copies) <= 0)
LIMIT 1 BY ticket_hash, facts`;

/** One row for each ticket created in the window: when it began to wait and was answered, and its group keys. */
export function settledResponsesSql(request: MetricRequest, params: Params): string {
  const born = withinSql('born_at', [request], 'raw', params);
  const keys = groupKeys(request.groupBy, params).map((key, index) => `, ${key} AS k${index}`);
  const filters = filtersSql(request.filters, params);
  return fillSql(responses, { born, filters, keys: keys.join('') });
}
