import type { ReadingOptions } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import type { Params } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { withinSql } from '../metrics/spans.ts';
import { solveSql, ticketLivesSql } from './ticket-lives.ts';

const rows = `SELECT id, person, at, k0, k1, k2, <mature> AS mature,
    arrayExists(ms -> ms >= solveMs AND ms <= reopenedBy, reopenings)
        OR (solveMs > 0 AND arrayExists(ms -> ms > solveMs AND ms <= reopenedBy, openings)) AS cameBack
FROM
(
SELECT *, fromUnixTimestamp64Milli(<atMs>, 'UTC') AS at, <reopenedBy> AS reopenedBy
FROM
(
SELECT ticket AS id, person, k0, k1, k2, bornMs, reopenings, openings, <solveMs> AS solveMs
FROM <lives> AS lives
WHERE NOT merged AND NOT spam
)
WHERE <atMs> > 0
)
WHERE <within>`;

function reopenRows(
  request: MetricRequest,
  { of, days, countClosed }: ReadingOptions['reopens'],
  params: Params,
  keys: string,
): string {
  if (days !== null) params['daysMs'] = days * 86_400_000;
  const lastMs = 'solveMs + {daysMs:Int64}';
  // Of all created tickets, those that were never solved cannot come back, and wait for nothing.
  const waits =
    of === 'created' ? `solveMs = 0 OR ${lastMs} <= {untilMs:Int64}` : `${lastMs} <= {untilMs:Int64}`;
  return fillSql(rows, {
    lives: ticketLivesSql(request, params, keys, 'created or solved'),
    atMs: of === 'created' ? 'bornMs' : 'solveMs',
    solveMs: solveSql('first', countClosed),
    reopenedBy: days === null ? '{untilMs:Int64}' : lastMs,
    mature: days === null ? '1' : waits,
    within: withinSql('at', [request], 'raw', params),
  });
}

/** Tickets solved (or created) in the window, and whether they were opened again. */
export const reopensReader = readerOfEntities({
  kind: 'reopens',
  entity: 'ticket',
  rows: reopenRows,
  perEntity: 'any(mature) AS isMature, any(cameBack) AS isReopened',
  aggregates: `countIf(isMature) AS judged, countIf(isMature AND isReopened) AS reopenedTickets, countIf(NOT isMature) AS immature`,
  columns: { judged: count, reopenedTickets: count, immature: count },
  cellOf: ({ judged, reopenedTickets, immature }) => ({
    tickets: judged,
    reopened: reopenedTickets,
    immature,
  }),
  empty: { tickets: 0, reopened: 0, immature: 0 },
  evidence: { belongs: 'isMature', counts: 'isReopened' },
});
