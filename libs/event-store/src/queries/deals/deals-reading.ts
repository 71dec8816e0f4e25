import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { withinSql } from '../metrics/spans.ts';
import { closing, creating, dealsSql } from './deal-facts.ts';

const rows = `SELECT id, person, fromUnixTimestamp64Milli(<moment>, 'UTC') AS at, k0, k1, k2
FROM <deals> AS deals
WHERE <counted> AND <within>`;

/** Deals that were created, won or lost in the window. */
export const dealsReader = readerOfEntities({
  kind: 'deals',
  entity: 'deal',
  rows(request, { counted }, params) {
    const isCreated = counted === 'created';
    if (!isCreated) params['counted'] = counted;
    return fillSql(rows, {
      moment: isCreated ? 'createdMs' : 'closedMs',
      counted: isCreated ? 'createdMs > 0' : 'outcome = {counted:String}',
      within: withinSql('at', [request], 'raw', params),
      deals: dealsSql(request, params, { anchor: isCreated ? creating : closing }),
    });
  },
  aggregates: 'count() AS dealCount',
  columns: { dealCount: count },
  cellOf: ({ dealCount }) => ({ deals: dealCount }),
  empty: { deals: 0 },
});
