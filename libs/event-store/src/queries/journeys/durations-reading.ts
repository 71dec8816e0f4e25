import { fillSql } from '../../rollups/fill-sql.ts';
import { filtersSql } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { withinSql } from '../metrics/spans.ts';
import {
  durationAggregates,
  durationColumns,
  durationEvidence,
  durationParams,
  durationsOf,
} from './durations-sql.ts';
import { journeyEventsSql, placeColumns } from './journey-events.ts';

const columns = `toUnixTimestamp64Milli(occurred_at) AS ms, <place> = {end:String} AS isEnd,
    <place> = {start:String} AND <within><filters> AS isStart, <keys>`;

// One row for each start in the window: a cell then keeps the first start it has of a journey.
const rows = `SELECT id, start.1 AS ms, fromUnixTimestamp64Milli(ms, 'UTC') AS at, start.2 AS person, start.3 AS k0, start.4 AS k1, start.5 AS k2,
    arrayFirst(moment -> moment >= ms, ends) AS endMs
FROM
(
SELECT id, arrayJoin(groupUniqArrayIf((ms, person, k0, k1, k2), isStart)) AS start,
    arraySort(groupUniqArrayIf(ms, isEnd)) AS ends
FROM <events>
GROUP BY id
)`;

/** How long journeys took from one event to the first of another at or after it, by their first start. */
export const durationsReader = readerOfEntities({
  kind: 'durations',
  entity: 'journey',
  rows(request, { start, end, on, by, level }, params, keys) {
    Object.assign(params, durationParams(level), { start, end, untilMs: request.asOfMs });
    const within = withinSql('occurred_at', [request], 'raw', params);
    const place = placeColumns[on];
    const filters = filtersSql(request.filters, params);
    const where = `${place} IN ({start:String}, {end:String}) AND ${place} != '' AND occurred_at >= fromUnixTimestamp64Milli({rawFrom0:Int64}, 'UTC')`;
    const slots = { columns: fillSql(columns, { place, within, filters, keys }), where };
    return fillSql(rows, { events: journeyEventsSql(by, slots, request, params) });
  },
  perEntity: `argMin(endMs, ms) AS firstEnd, min(ms) AS startMs, firstEnd > 0 AS ended, 1 AS kept,
    if(ended, firstEnd - startMs, greatest({untilMs:Int64} - startMs, 0)) / 1000 AS seconds`,
  aggregates: durationAggregates,
  columns: durationColumns,
  cellOf: durationsOf,
  empty: {
    ...{ ended: 0, open: 0, excluded: 0, quantile: null, low: null, high: null },
    ...{ mean: null, deviation2: 0, survivalMedian: null },
  },
  evidence: durationEvidence,
});
