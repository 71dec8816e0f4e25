import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { eventsOfPeopleSql } from '../people/person.ts';

const rows = `SELECT person AS id, person, occurred_at AS at, <keys>
FROM <purchases> AS purchases`;

/** Distinct people with a completed order. */
export const buyersReader = readerOfEntities({
  kind: 'buyers',
  entity: 'customer',
  rows: (request, _options, params, keys) =>
    fillSql(rows, {
      keys,
      purchases: eventsOfPeopleSql(`kind = 'order' AND action = 'completed'`, request, params),
    }),
  aggregates: 'count() AS buyers',
  columns: { buyers: count },
  cellOf: ({ buyers }) => ({ buyers }),
  empty: { buyers: 0 },
});
