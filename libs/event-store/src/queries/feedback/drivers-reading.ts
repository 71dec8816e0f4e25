import type { DriverSummary } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { rawFiltersSql, type Params } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { MetricRequest, SeriesCells } from '../metrics/metric-request.ts';
import type { Reader } from '../metrics/reader.ts';
import { withinSql } from '../metrics/spans.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';

const propertyPrefix = 'properties.';

// Slot 0 is the outcome; an answer says its own slot, and the outcome also those of the properties that are drivers.
const answers = `SELECT message_id, occurred_at, <personId> AS person_id, invitation_id,
    toFloat64(ifNull(scale_min, 0)) AS low, toFloat64(ifNull(scale_max, 0)) AS high, assumeNotNull(events.score) AS answer,
    if(high > low, (if(direction = 'lower_is_better', low + high - answer, answer) - low) / (high - low), answer) AS rescaled,
    survey = {outcome:String} OR (score_type = {outcome:String} AND NOT has({drivers:Array(String)}, toString(survey))) AS isOutcome,
    if(has({drivers:Array(String)}, toString(survey)), indexOf({drivers:Array(String)}, toString(survey)), indexOf({drivers:Array(String)}, toString(score_type))) AS slot,
    arrayConcat(
        if(isOutcome, [(toUInt64(0), rescaled)], []),
        if(slot > 0 AND NOT isOutcome, [(toUInt64(slot), rescaled)], []),
        if(isOutcome, arrayMap((name, place) -> (toUInt64(place), ifNull(toFloat64OrNull(trimBoth(properties[name])), nan)),
            {names:Array(String)}, {places:Array(String)}), [])) AS slots,
    <keys>
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'feedback' AND events.score IS NOT NULL
    AND (isOutcome OR slot > 0) AND <within><filters>`;

const respondents = `SELECT respondent AS id, any(person) AS person, maxIf(occurred_at, isOutcome) AS at,
    argMaxIf(k0, occurred_at, isOutcome) AS k0, argMaxIf(k1, occurred_at, isOutcome) AS k1, argMaxIf(k2, occurred_at, isOutcome) AS k2,
    arraySort(groupArray((occurred_at, message_id, slots))) AS inOrder,
    arrayFlatten(arrayMap(one -> one.3, inOrder)) AS everything,
    arrayMap(nth -> if(arrayExists(one -> one.1 = nth AND isFinite(one.2), everything),
        arrayLast(one -> one.1 = nth AND isFinite(one.2), everything).2, nan), range(toUInt64({slots:Int64}))) AS vector
FROM
(
SELECT *, if(invitation_id != '', concat('i:', invitation_id),
    concat('p:', person, char(0), toString(toDate(occurred_at, 'UTC')))) AS respondent
FROM <answers> AS answers
WHERE invitation_id != '' OR person != ''
)
GROUP BY respondent
HAVING countIf(isOutcome) > 0`;

const numbers = z.array(z.number());

function bindDrivers(drivers: readonly string[], params: Params): void {
  const properties = drivers.flatMap((driver, index) =>
    driver.startsWith(propertyPrefix)
      ? [{ name: driver.slice(propertyPrefix.length), place: index + 1 }]
      : [],
  );
  Object.assign(params, {
    drivers: [...drivers],
    slots: drivers.length + 1,
    names: properties.map(({ name }) => name),
    places: properties.map(({ place }) => String(place)),
  });
}

const joint = readerOfEntities({
  kind: 'drivers',
  entity: 'answer',
  rows(request: MetricRequest, { outcome, drivers }, params, keys) {
    params['outcome'] = outcome;
    bindDrivers(drivers, params);
    const events = fillSql(answers, {
      personId: personIdSql,
      keys,
      within: withinSql('occurred_at', [request], 'raw', params),
      filters: rawFiltersSql(request, params),
    });
    return fillSql(respondents, { answers: withPersonSql(events, request, params) });
  },
  perEntity: 'any(vector) AS given, NOT arrayExists(one -> isNaN(one), given) AS isComplete',
  aggregates: `count() AS asked, countIf(isComplete) AS complete,
    sumForEach(arrayMap(one -> toUInt64(NOT isNaN(one)), given)) AS answered,
    sumForEachIf(given, isComplete) AS sums,
    sumForEachIf(arrayFlatten(arrayMap(one -> arrayMap(other -> one * other, given), given)), isComplete) AS products`,
  columns: { asked: count, complete: count, answered: z.array(count), sums: numbers, products: numbers },
  cellOf: ({ asked, complete, answered, sums, products }): DriverSummary => ({
    ...{ asked, complete, sums, products },
    answered: answered.slice(1),
  }),
  empty: { asked: 0, answered: [], complete: 0, sums: [], products: [] },
  evidence: { belongs: 'isComplete', value: 'given[1]' },
});

/** Every series once for each driver. */
export const driversReader: Reader<'drivers'> & Pick<typeof joint, 'compose'> = {
  ...joint,
  async read(ask, request, options, freshness) {
    const reading = await joint.read(ask, request, options, freshness);
    const series = reading.series.flatMap(({ group, total, points }) =>
      options.drivers.map((name, driver): SeriesCells<'drivers'> => ({
        group: { ...group, driver: name },
        total: { ...total, driver },
        points: points.map((point) => ({ ...point, driver })),
      })),
    );
    return { ...reading, series };
  },
};
