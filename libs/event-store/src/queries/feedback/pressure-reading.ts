import type { PressureSummary } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { filtersSql } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { Reader } from '../metrics/reader.ts';
import { invitationEventsSql } from './invitation-events.ts';
import { endsOf, readRolling } from './rolling-cells.ts';

const dayMs = 86_400_000;
/** How far back an invitation has ordinals, and how many of them are told apart. */
const ordinalDays = 90;

const columns = '1<filters> AS passes, <keys>';
const where = `occurred_at >= fromUnixTimestamp64Milli({lookFrom:Int64}, 'UTC')
    AND occurred_at <= fromUnixTimestamp64Milli({lookTo:Int64}, 'UTC')`;

// Contacts of each person in order; then each of them once for every end that it is within the days of.
const rows = `SELECT person AS id, person, fromUnixTimestamp64Milli(end.2, 'UTC') AS at, contact.2 AS answered,
    least(5, arrayCount(other -> other.1 <= contact.1 AND other.1 > contact.1 - {ordinalMs:Int64}, contacts)) AS ordinal,
    contact.3 AS k0, contact.4 AS k1, contact.5 AS k2
FROM
(
SELECT person, contacts, arrayJoin(contacts) AS contact,
    arrayJoin(arrayFilter(ending -> contact.1 <= ending.1 AND contact.1 > ending.1 - {pressureMs:Int64},
        arrayMap((endMs, atMs) -> (toInt64(endMs), toInt64(atMs)), {ends:Array(String)}, {marks:Array(String)}))) AS end
FROM
(
SELECT person, arraySort(groupArray((ms, answered, k0, k1, k2, passes))) AS contacts
FROM
(
SELECT invitation, argMinIf(person, told.ms, surveyStep < 4) AS person, minIf(told.ms, surveyStep < 4) AS ms,
    max(surveyStep = 5) AS answered, argMinIf(k0, told.ms, surveyStep < 4) AS k0, argMinIf(k1, told.ms, surveyStep < 4) AS k1,
    argMinIf(k2, told.ms, surveyStep < 4) AS k2, argMinIf(passes, told.ms, surveyStep < 4) AS passes
FROM <events> AS told
GROUP BY invitation
HAVING countIf(surveyStep < 4) > 0
)
WHERE person != ''
GROUP BY person
)
)
WHERE contact.6`;

const numbers = z.array(count);
const byOrdinal = (of: string): string =>
  `arrayMap(nth -> toUInt64(countEqual(${of}, nth)), range(toUInt64(1), toUInt64(6)))`;

const nobody: PressureSummary = { customers: 0, tired: 0, invitations: 0, asked: [], answered: [] };

const pressed = readerOfEntities({
  kind: 'pressure',
  entity: 'customer',
  rows(request, { tiredAt, days, survey }, params, keys) {
    const ends = endsOf(request);
    const pressureMs = Math.round(days * dayMs);
    const reachMs = pressureMs + ordinalDays * dayMs;
    Object.assign(params, {
      tiredAt,
      pressureMs,
      ordinalMs: ordinalDays * dayMs,
      ends: ends.map(({ endMs }) => String(endMs)),
      marks: ends.map(({ markMs }) => String(markMs)),
      lookFrom: Math.max(0, (ends[0]?.endMs ?? request.toMs) - reachMs),
      lookTo: request.asOfMs,
    });
    const filters = filtersSql(request.filters, params);
    const slots = { columns: fillSql(columns, { filters, keys }), where };
    return fillSql(rows, { events: invitationEventsSql(slots, { survey }, request, params) });
  },
  perEntity: `count() AS contactsOf, groupArray(toUInt64(ordinal)) AS ordinals,
    groupArrayIf(toUInt64(ordinal), answered) AS answeredOrdinals,
    ${byOrdinal('ordinals')} AS askedOf, ${byOrdinal('answeredOrdinals')} AS answeredOf`,
  aggregates: `count() AS customerCount, countIf(contactsOf >= {tiredAt:Float64}) AS tiredCount,
    sum(contactsOf) AS invitationCount, sumForEach(askedOf) AS asked, sumForEach(answeredOf) AS answered`,
  columns: {
    ...{ customerCount: count, tiredCount: count, invitationCount: count },
    ...{ asked: numbers, answered: numbers },
  },
  cellOf: ({ customerCount, tiredCount, invitationCount, asked, answered }): PressureSummary => ({
    ...{ customers: customerCount, tired: tiredCount, invitations: invitationCount },
    ...{ asked, answered },
  }),
  empty: nobody,
  evidence: { counts: 'contactsOf >= {tiredAt:Float64}', value: 'contactsOf' },
});

/** How much people were asked in the days before the end of each cell. */
export const pressureReader: Reader<'pressure'> & Pick<typeof pressed, 'compose'> = {
  compose: pressed.compose,
  read: (...asked) => readRolling(pressed, asked, nobody),
  evidence(request, options, group) {
    const { interval: _interval, ...whole } = request;
    const list = pressed.evidence?.({ ...whole, buckets: [] }, options, group);
    if (!list) throw new Error('pressure has no list');
    return list;
  },
};
