import type { Occasion } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { purchaseIdSql, purchasesSql } from './purchases.ts';

const occasions: Readonly<Record<Occasion, string>> = {
  order: `cityHash64(${purchaseIdSql})`,
  day: 'toUInt64(toDate(occurred_at, {tz:String}))',
};
const rows = `SELECT person AS id, person, occurred_at AS at, <occasion> AS occasion, <keys>
FROM <purchases> AS purchases`;

/** How often each person bought. A list of hashes is the smallest state for a few purchases each. */
export const repeatsReader = readerOfEntities({
  kind: 'repeats',
  entity: 'customer',
  rows(request, { occasion, of }, params, keys) {
    if (occasion === 'day') params['tz'] = request.tz;
    const purchases = purchasesSql(of, request, params);
    return fillSql(rows, { keys, purchases, occasion: occasions[occasion] });
  },
  perEntity: 'length(arrayDistinct(groupArray(occasion))) AS occasions',
  aggregates: `count() AS customers, countIf(occasions > 1) AS repeaters, sum(occasions) AS occasionCount,
    sum(occasions * occasions) AS squares`,
  columns: { customers: count, repeaters: count, occasionCount: count, squares: count },
  cellOf: ({ customers, repeaters, occasionCount, squares }) => ({
    ...{ customers, repeaters, squares },
    occasions: occasionCount,
  }),
  empty: { customers: 0, repeaters: 0, occasions: 0, squares: 0 },
  evidence: { counts: 'occasions > 1', value: 'occasions' },
});
