import type { JourneyKey, JourneyPlace } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { receivedSql, type Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';

/** The column of a place: the closed map from the names of a query to identifiers. */
export const placeColumns: Readonly<Record<JourneyPlace, string>> = {
  name: 'name',
  stage: 'stage',
  touchpoint: 'touchpoint',
  area: 'area',
  channel: 'channel',
};

const events = `SELECT <columns>, <personId> AS person_id, <key> AS caseId
FROM events
WHERE workspace_id = {workspace:String} AND <key> != '' AND <where><received>`;

const keyed = `(
SELECT *, <id> AS id
FROM <rows> AS resolved
)`;

/** The column or property that keeps the events of one journey together; a property's name is bound. */
function keySql(by: JourneyKey, params: Params): string {
  if (by === 'subject') return 'subject_id';
  if (by === 'journey') return 'journey';
  params['journeyKey'] = by.slice('properties.'.length);
  return 'properties[{journeyKey:String}]';
}

/**
 * The events of journeys, one row each: `columns` (static SQL with names, on the columns of `events`), `id` of the
 * journey and `person`. `where` bounds them; events that belong to no journey are left out.
 */
export function journeyEventsSql(
  by: JourneyKey,
  slots: { columns: string; where: string },
  request: MetricRequest,
  params: Params,
): string {
  const isPerson = by === 'person';
  const rows = fillSql(events, {
    ...slots,
    personId: personIdSql,
    key: isPerson ? personIdSql : keySql(by, params),
    received: receivedSql(request, params),
  });
  return fillSql(keyed, {
    id: isPerson ? 'person' : 'caseId',
    rows: withPersonSql(rows, request, params),
  });
}
