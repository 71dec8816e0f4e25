import type { MatchSummary, Predicate, ReadingOptions } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { dimensionSql, type Params } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import type { Reader } from '../metrics/reader.ts';
import { readerOfRows } from '../orders/row-reading.ts';
import { withPersonSql } from '../people/person.ts';
import { numberSql } from './number-sql.ts';
import { toldEventsSql } from './told-events.ts';

const rows = `SELECT <who>, at, said, matched, k0, k1, k2
FROM <events> AS asked
WHERE id != ''`;

const verdict = '<said> AS said, said AND <matched> = {yes:UInt8} AS matched';

function predicateSql(predicate: Predicate, params: Params): { said: string; matched: string } {
  if ('field' in predicate) {
    const { given, number } = numberSql(predicate.field, 'predicateName', params);
    Object.assign(params, { atLeast: predicate.atLeast, atMost: predicate.atMost });
    return {
      said: `(${given} AND isFinite(${number}))`,
      matched: `(${given} AND ${number} >= {atLeast:Float64} AND ${number} <= {atMost:Float64})`,
    };
  }
  const text = dimensionSql(predicate.dimension, 'predicateName', params);
  params['predicateValues'] = [...predicate.values];
  return {
    said: predicate.unset === 'include' ? '1' : `${text} != ''`,
    matched: `(${text} IN {predicateValues:Array(String)})`,
  };
}

function eventsSql(
  request: MetricRequest,
  { predicate, kinds }: ReadingOptions['matches'],
  params: Params,
  keys: string,
): string {
  const { said, matched } = predicateSql(predicate, params);
  params['yes'] = predicate.negated === true ? 0 : 1;
  const columns = fillSql(verdict, { said, matched });
  return toldEventsSql({ columns, where: '1', keys }, kinds, request, params);
}

const shared = {
  kind: 'matches',
  columns: { saidCount: count, matchedCount: count, unsetCount: count },
  cellOf: ({
    saidCount,
    matchedCount,
    unsetCount,
  }: Record<'saidCount' | 'matchedCount' | 'unsetCount', number>): MatchSummary => ({
    ...{ of: saidCount, counted: matchedCount, unset: unsetCount },
  }),
  empty: { of: 0, counted: 0, unset: 0 },
} as const;

const ofEvents = readerOfRows({
  ...shared,
  entity: 'event',
  withoutPerson: true,
  rows: eventsSql,
  aggregates: 'countIf(said) AS saidCount, countIf(matched) AS matchedCount, countIf(NOT said) AS unsetCount',
  evidence: { belongs: 'said', counts: 'matched', value: 'NULL' },
});

const ofEntities = {
  ...shared,
  perEntity: 'max(said) AS isSaid, max(matched) AS isMatched',
  aggregates:
    'countIf(isSaid) AS saidCount, countIf(isMatched) AS matchedCount, countIf(NOT isSaid) AS unsetCount',
  evidence: { belongs: 'isSaid', counts: 'isMatched' },
};

const ofSubjects = readerOfEntities({
  ...ofEntities,
  entity: 'value',
  withoutPerson: true,
  rows: (...asked) =>
    fillSql(rows, { who: 'subject_id AS id, person_id', events: `(\n${eventsSql(...asked)}\n)` }),
});

const ofPeople = readerOfEntities({
  ...ofEntities,
  entity: 'customer',
  rows(request, options, params, keys) {
    const events = withPersonSql(eventsSql(request, options, params, keys), request, params);
    return fillSql(rows, { who: 'person AS id, person', events });
  },
});

/** What an entity is known by: an event by itself, which is stored once. */
const readers = { event: ofEvents, subject: ofSubjects, person: ofPeople };

/** Of events, or of the subjects or people they are about: how many said whether, and how many said yes. */
export const matchesReader: Reader<'matches'> & Pick<typeof ofPeople, 'compose'> = {
  compose: (request, options) => readers[options.per].compose(request, options),
  read: (ask, request, options, freshness) => readers[options.per].read(ask, request, options, freshness),
  evidence(request, options, group) {
    const list = readers[options.per].evidence?.(request, options, group);
    if (!list) throw new Error('a share has no list');
    return list;
  },
};
