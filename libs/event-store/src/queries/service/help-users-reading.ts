import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { eventsOfPeopleSql } from '../people/person.ts';
import { noSelfService } from './no-self-service.ts';

const rows = `SELECT person AS id, person, occurred_at AS at, kind, <keys>
FROM <events> AS events`;

/** Distinct people who used the help centre or opened a ticket in the window. */
export const helpUsersReader = readerOfEntities({
  kind: 'selfService',
  entity: 'customer',
  rows: (request, _options, params, keys) =>
    fillSql(rows, {
      keys,
      events: eventsOfPeopleSql(
        `(kind = 'content' OR (kind = 'ticket' AND action = 'created'))`,
        request,
        params,
      ),
    }),
  perEntity: `max(kind = 'content') AS readHelp, max(kind = 'ticket') AS openedTicket`,
  aggregates: 'count() AS people, countIf(readHelp) AS helped, countIf(openedTicket) AS raised',
  columns: { people: count, helped: count, raised: count },
  cellOf: (users) => ({ ...noSelfService, ...users }),
  empty: noSelfService,
  evidence: { counts: 'readHelp' },
});
