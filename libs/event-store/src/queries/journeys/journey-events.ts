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

const collected = `SELECT <ids>, <lists>
FROM
(
<events>
)
GROUP BY <ids>`;
const journeys = `(
SELECT told.<id> AS id, anyIf(told.person, notEmpty(told.<whose>)) AS person, <joined>
FROM <told> AS told
GROUP BY id
)`;

/**
 * Journeys, one row each: `id`, `person` (of events that are in the list `whose`) and `lists`, which are array aggregates
 * over `columns` of its events by the name of their column, in no order. Who is behind an id is asked once for all of
 * its events.
 */
export function journeysSql(
  by: JourneyKey,
  {
    lists,
    whose,
    ...slots
  }: { columns: string; where: string; lists: Readonly<Record<string, string>>; whose: string },
  request: MetricRequest,
  params: Params,
): string {
  const names = Object.entries(lists);
  const isPerson = by === 'person';
  const rows = fillSql(collected, {
    ids: isPerson ? 'person_id' : 'person_id, caseId',
    lists: names.map(([name, list]) => `${list} AS ${name}`).join(', '),
    events: fillSql(events, {
      ...slots,
      personId: personIdSql,
      key: isPerson ? personIdSql : keySql(by, params),
      received: receivedSql(request, params),
    }),
  });
  return fillSql(journeys, {
    id: isPerson ? 'person' : 'caseId',
    whose,
    joined: names.map(([name]) => `groupArrayArray(told.${name}) AS ${name}`).join(', '),
    told: withPersonSql(rows, request, params),
  });
}
