import { z } from 'zod';
import type { Cells } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import type { Params } from './dimensions.ts';
import { defineMetricQuery } from './metric-query.ts';
import type { MetricRequest } from './metric-request.ts';
import { placeColumns } from './rows.ts';
import { birthStep, placeTickets, ticketFactsSql, ticketsAreDerived } from './ticket-facts.ts';

const created = `<head>
SELECT toString(step) AS bucket, g0, g1, g2, tail, count() AS tickets
FROM (
SELECT <step> AS step, <groups>
FROM facts
)
GROUP BY step, g0, g1, g2, tail`;

const row = z.object({ ...placeColumns, tickets: count });

/** Tickets by the time and dimensions of their creation. */
export function composeTickets(request: MetricRequest) {
  const params: Params = { workspace: request.workspaceId };
  const { head, groups } = placeTickets(
    request,
    params,
    ticketFactsSql(request, params, 'created in the window'),
  );
  const sql = fillSql(created, { head, groups, step: birthStep(request, params) });
  const name = `metrics.tickets-${ticketsAreDerived(request) ? 'derived' : 'raw'}`;
  return { query: defineMetricQuery(name, sql, params, row), params };
}

export function foldTickets(rows: readonly z.output<typeof row>[]): Cells['tickets'] {
  return { created: rows.reduce((sum, { tickets }) => sum + tickets, 0) };
}
