import type { JourneyKey, JourneyPlace } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { filtersSql, type Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { withinSql } from '../metrics/spans.ts';
import { journeyEventsSql, placeColumns } from './journey-events.ts';

const columns = `message_id, source AS sentBy, toUnixTimestamp64Milli(occurred_at) AS ms, toString(<place>) AS place,
    <within><filters> AS isIn, <keys>`;

// The identity of an event breaks ties in time, so that the order of arrival decides nothing.
const moves = `SELECT *, fromUnixTimestamp64Milli(ms, 'UTC') AS at, if(beforeMs > 0 AND ms - beforeMs <= {gapMs:Int64}, place0, '') AS before
FROM
(
SELECT *, lagInFrame(place) OVER inJourney AS place0, lagInFrame(ms) OVER inJourney AS beforeMs
FROM (SELECT * FROM <events> LIMIT 1 BY message_id, sentBy)
WINDOW inJourney AS (PARTITION BY id ORDER BY ms, message_id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
)
WHERE isIn`;

/**
 * The events of the window that have a place: `id` of the journey, `person`, `message_id`, `at`, `ms`, `place`, the keys,
 * and where the event before it was: `before` (empty when there was none in the last `gapMs`) and `beforeMs`.
 */
export function movesSql(
  { place, by, gapMs }: { place: JourneyPlace; by: JourneyKey; gapMs: number },
  request: MetricRequest,
  params: Params,
  keys: string,
): string {
  params['gapMs'] = gapMs;
  const column = placeColumns[place];
  const within = withinSql('occurred_at', [request], 'raw', params);
  const filters = filtersSql(request.filters, params);
  const { fromMs, toMs } = request;
  const where = `${column} != '' AND ${withinSql('occurred_at', [{ fromMs: Math.max(0, fromMs - gapMs), toMs }], 'seen', params)}`;
  const slots = { columns: fillSql(columns, { place: column, within, filters, keys }), where };
  return fillSql(moves, { events: journeyEventsSql(by, slots, request, params) });
}
