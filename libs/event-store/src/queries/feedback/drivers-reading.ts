import type { DriverSummary } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { rawFiltersSql, type Params } from '../metrics/dimensions.ts';
import { readerOfRows } from '../orders/row-reading.ts';
import type { MetricRequest, SeriesCells } from '../metrics/metric-request.ts';
import type { Reader } from '../metrics/reader.ts';
import { withinSql } from '../metrics/spans.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';

const propertyPrefix = 'properties.';

// Slot 0 is the outcome; an answer says its own slot, and the outcome also those of the properties that are drivers.
const answers = `SELECT message_id, occurred_at, <personId> AS person_id, invitation_id,
    bitOr(bitOr(bitShiftLeft(toUInt64(toUnixTimestamp64Milli(occurred_at)), 20), bitShiftLeft(bitAnd(cityHash64(rescaled), 1023), 10)), bitAnd(cityHash64(message_id), 1023)) AS turn,
    toFloat64(ifNull(scale_min, 0)) AS low, toFloat64(ifNull(scale_max, 0)) AS high, assumeNotNull(events.score) AS answer,
    if(high > low, (if(direction = 'lower_is_better', low + high - answer, answer) - low) / (high - low), answer) AS rescaled,
    survey = {outcome:String} OR (score_type = {outcome:String} AND NOT has({drivers:Array(String)}, toString(survey))) AS isOutcome,
    if(has({drivers:Array(String)}, toString(survey)), indexOf({drivers:Array(String)}, toString(survey)), indexOf({drivers:Array(String)}, toString(score_type))) AS slot,
    if(isOutcome AND isFinite(rescaled), rescaled, nan) AS said0, <slots>,
    <keys>
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'feedback' AND events.score IS NOT NULL
    AND (isOutcome OR slot > 0) AND <within><filters>`;
const ofAnswer = 'if(slot = <nth> AND NOT isOutcome AND isFinite(rescaled), rescaled, nan)';
const asNumber = `ifNull(toFloat64OrNull(trimBoth(properties[{driverName<nth>:String}])), nan)`;
const ofProperty = `if(isOutcome, if(isFinite(${asNumber}), ${asNumber}, nan), ${ofAnswer})`;

// The last answer to each counts; of equal times a hash of the score decides, then one of the message: never the order of arrival.
// Respondents are as many as the answers: by a hash each is a number and not a text.
const respondents = `SELECT any(respondent) AS id, any(person) AS person, maxIf(occurred_at, isOutcome) AS at, <firstKeys>,
    [<vector>] AS given, NOT arrayExists(one -> isNaN(one), given) AS isComplete
FROM
(
SELECT *, if(invitation_id != '', concat('i:', invitation_id),
    concat('p:', person, char(0), toString(toDate(occurred_at, 'UTC')))) AS respondent,
    if(invitation_id != '', sipHash64('i', invitation_id, 0), sipHash64('p', person, toUInt32(toDate(occurred_at, 'UTC')))) AS respondentHash
FROM <answers> AS answers
WHERE invitation_id != '' OR person != ''
)
GROUP BY respondentHash
HAVING countIf(isOutcome) > 0`;
const lastOf = 'argMax(said<nth>, if(isNaN(said<nth>), 0, turn))';
const keyless = `'' AS k0, '' AS k1, '' AS k2`;
const keyed = `argMaxIf(k0, occurred_at, isOutcome) AS k0, argMaxIf(k1, occurred_at, isOutcome) AS k1, argMaxIf(k2, occurred_at, isOutcome) AS k2`;

const numbers = z.array(z.number());

/** What an event says of each driver, in the slot `said` and its number from 1. */
function slotsSql(drivers: readonly string[], params: Params): string {
  return drivers
    .map((driver, index) => {
      const nth = String(index + 1);
      if (!driver.startsWith(propertyPrefix)) return fillSql(`${ofAnswer} AS said<nth>`, { nth });
      params[`driverName${nth}`] = driver.slice(propertyPrefix.length);
      return fillSql(`${ofProperty} AS said<nth>`, { nth });
    })
    .join(', ');
}

const joint = readerOfRows({
  kind: 'drivers',
  entity: 'answer',
  rows(request: MetricRequest, { outcome, drivers }, params, keys) {
    Object.assign(params, { outcome, drivers: [...drivers] });
    const events = fillSql(answers, {
      personId: personIdSql,
      keys,
      slots: ['1 AS one', slotsSql(drivers, params)].filter(Boolean).join(', '),
      within: withinSql('occurred_at', [request], 'raw', params),
      filters: rawFiltersSql(request, params),
    });
    return fillSql(respondents, {
      firstKeys: request.groupBy.length > 0 ? keyed : keyless,
      vector: ['', ...drivers].map((_driver, nth) => fillSql(lastOf, { nth: String(nth) })).join(', '),
      answers: withPersonSql(events, request, params),
    });
  },
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
