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
import { entriesOf } from './first-entries.ts';
import { journeysSql, placeColumns } from './journey-events.ts';

const columns = `toUnixTimestamp64Milli(occurred_at) AS ms, <place> = {end:String} AS isEnd,
    <place> = {start:String} AND <within><filters> AS isStart, <keys>`;

const rows = `SELECT id, person, <entry> AS ms, fromUnixTimestamp64Milli(ms, 'UTC') AS at, <named>,
    arrayFirst(moment -> moment >= ms, ends) AS endMs
FROM
(
SELECT id, person, ends, arrayJoin(<firsts>) AS entered
FROM (SELECT id, person, arraySort(told.entries) AS entries, arraySort(told.ends) AS ends FROM <journeys> AS told)
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
    const { told, ...slots } = entriesOf(request, { moment: 'ms', atMs: (entry) => entry });
    const lists = { entries: `groupArrayIf(${told}, isStart)`, ends: 'groupArrayIf(ms, isEnd)' };
    const events = { columns: fillSql(columns, { place, within, filters, keys }), where };
    const journeys = journeysSql(by, { ...events, lists, whose: 'entries' }, request, params);
    return fillSql(rows, { ...slots, journeys });
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
