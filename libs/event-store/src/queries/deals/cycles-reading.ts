import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import {
  durationAggregates,
  durationColumns,
  durationEvidence,
  durationParams,
  durationsOf,
} from '../journeys/durations-sql.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { withinSql } from '../metrics/spans.ts';
import { closing, creating, dealsSql } from './deal-facts.ts';

const rows = `SELECT id, person, fromUnixTimestamp64Milli(<moment>, 'UTC') AS at, k0, k1, k2, outcome, closedMs, <start> AS startMs
FROM <deals> AS deals
WHERE startMs > 0 AND <within><only>`;

/** The first time a deal was at a stage; stages are sorted by name and then by time. */
const firstAtStage = `arrayFirst(stage -> stage.1 = {startStage:String}, stages).2`;

/** How long deals took from their start to their end. */
export const cyclesReader = readerOfEntities({
  kind: 'cycles',
  entity: 'deal',
  rows(request, { level, outcome, startStage, period, negative }, params) {
    Object.assign(params, durationParams(level), { wanted: outcome, negative, untilMs: request.asOfMs });
    if (startStage !== '') params['startStage'] = startStage;
    const byEnd = period === 'end';
    const starting = startStage === '' ? creating : 'status = {startStage:String}';
    return fillSql(rows, {
      moment: byEnd ? 'closedMs' : 'startMs',
      start: startStage === '' ? 'createdMs' : firstAtStage,
      only: byEnd ? ' AND outcome = {wanted:String}' : '',
      within: withinSql('at', [request], 'raw', params),
      deals: dealsSql(request, params, { anchor: byEnd ? closing : starting }),
    });
  },
  perEntity: `any(outcome) AS ending, any(closedMs) AS endMs, any(startMs) AS beganMs,
    ending = {wanted:String} AS ended,
    if(endMs > 0, endMs - beganMs, greatest({untilMs:Int64} - beganMs, 0)) / 1000 AS seconds,
    NOT (ended AND seconds < 0 AND {negative:String} = 'exclude') AS kept`,
  aggregates: `${durationAggregates}, countIf(NOT ended AND ending != 'open') AS otherwise`,
  columns: { ...durationColumns, otherwise: count },
  cellOf: (row) => ({ ...durationsOf(row), otherwise: row.otherwise }),
  empty: {
    ...{ ended: 0, open: 0, otherwise: 0, excluded: 0, quantile: null, low: null, high: null },
    ...{ mean: null, deviation2: 0, survivalMedian: null },
  },
  evidence: durationEvidence,
});
