import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { filtersSql } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { withinSql } from '../metrics/spans.ts';
import { journeyEventsSql, placeColumns } from './journey-events.ts';

const rows = 'SELECT * FROM <events> AS seen';

/** How many people (or other journeys) were seen in several places. */
export const multichannelReader = readerOfEntities({
  kind: 'multichannel',
  entity: 'journey',
  rows(request, { place, by, least }, params, keys) {
    params['least'] = least;
    const column = placeColumns[place];
    const within = withinSql('occurred_at', [request], 'raw', params);
    const where = `${column} != '' AND ${within}${filtersSql(request.filters, params)}`;
    const columns = fillSql('occurred_at AS at, toString(<column>) AS place, <keys>', { column, keys });
    return fillSql(rows, { events: journeyEventsSql(by, { columns, where }, request, params) });
  },
  perEntity: 'uniqExact(place) AS places',
  aggregates: 'count() AS people, countIf(places >= {least:UInt32}) AS several',
  columns: { people: count, several: count },
  cellOf: ({ people, several }) => ({ of: people, counted: several, immature: 0 }),
  empty: { of: 0, counted: 0, immature: 0 },
  evidence: { counts: 'places >= {least:UInt32}', value: 'places' },
});
