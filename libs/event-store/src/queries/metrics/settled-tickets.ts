import { fillSql } from '../../rollups/fill-sql.ts';
import { filtersSql, groupKeys, type Params } from './dimensions.ts';
import type { MetricRequest } from './metric-request.ts';
import { withinSql } from './spans.ts';
import { ticketsAreDerived } from './ticket-facts.ts';

/** Whether `ticket_spans` and `ticket_responses` tell what `tickets` would, and in the order of time. */
export const ticketsAreSettled = (request: MetricRequest): boolean =>
  request.ticketsAreSettled === true && ticketsAreDerived(request);

// Nearly all rows stand alone. Those of a ticket that has a row taken back are put together, until a merge has done it.
const responses = `SELECT born_at AS bornAt, start_ms AS startMs, reply_ms AS replyMs, with_bot AS withBot, turns<keys>
FROM ticket_responses
WHERE workspace_id = {workspace:String} AND <born><filters> AND ticket_hash NOT IN (<touched>)
UNION ALL
SELECT any(born_at), any(start_ms), any(reply_ms), any(with_bot), any(turns)<anyKeys>
FROM ticket_responses
WHERE workspace_id = {workspace:String} AND <born><filters> AND ticket_hash IN (<touched>)
GROUP BY ticket_hash, facts
HAVING sum(copies) > 0`;
const touched = `SELECT ticket_hash FROM ticket_responses
    WHERE workspace_id = {workspace:String} AND <born> AND copies < 0`;

/** One row for each ticket created in the window: when it began to wait and was answered, and its group keys. */
export function settledResponsesSql(request: MetricRequest, params: Params): string {
  const born = withinSql('born_at', [request], 'raw', params);
  const keys = groupKeys(request.groupBy, params);
  return fillSql(responses, {
    born,
    touched: fillSql(touched, { born }),
    filters: filtersSql(request.filters, params),
    keys: keys.map((key, index) => `, ${key} AS k${index}`).join(''),
    anyKeys: keys.map((key, index) => `, any(${key}) AS k${index}`).join(''),
  });
}
