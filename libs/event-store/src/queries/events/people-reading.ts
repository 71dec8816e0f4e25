import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { receivedSql } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';
import { toldEventsSql } from './told-events.ts';

const rows = `SELECT person AS id, person, at, person GLOBAL IN (
SELECT person
FROM <orders> AS bought
) AS hasBought, k0, k1, k2
FROM <events> AS met
WHERE person != ''`;

const orders = `SELECT <personId> AS person_id
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'order' AND action = 'completed'
    AND occurred_at < fromUnixTimestamp64Milli({rawTo0:Int64}, 'UTC') AND person_id != ''<received>`;

/** Distinct people with an event, and which of them had bought before the end of the window. */
export const peopleReader = readerOfEntities({
  kind: 'people',
  entity: 'customer',
  rows(request, { kinds, who }, params, keys) {
    params['who'] = who;
    const met = toldEventsSql({ columns: '1 AS one', where: '1', keys }, kinds, request, params);
    const events = withPersonSql(met, request, params);
    const bought = fillSql(orders, { personId: personIdSql, received: receivedSql(request, params) });
    return fillSql(rows, { events, orders: withPersonSql(bought, request, params) });
  },
  perEntity: 'max(hasBought) AS isCustomer',
  aggregates: 'count() AS personCount, countIf(isCustomer) AS customerCount',
  columns: { personCount: count, customerCount: count },
  cellOf: ({ personCount, customerCount }) => ({ people: personCount, customers: customerCount }),
  empty: { people: 0, customers: 0 },
  evidence: { belongs: "{who:String} = 'all' OR isCustomer = ({who:String} = 'customers')" },
});
