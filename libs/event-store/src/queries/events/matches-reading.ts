import type { MatchSummary, Once, Predicate } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { dimensionSql, type Params } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { EvidenceEntity } from '../metrics/evidence.ts';
import type { Reader } from '../metrics/reader.ts';
import { numberSql } from './number-sql.ts';
import { toldEventsSql } from './told-events.ts';

const rows = `SELECT <id> AS id, person, at, said, matched, k0, k1, k2
FROM <events> AS asked
WHERE id != ''`;

const verdict = '<said> AS said, said AND <matched> = {yes:UInt8} AS matched';

/** What an entity is known by, as a column of `toldEventsSql`. */
const ids: Readonly<Record<Once, string>> = { event: 'message_id', subject: 'subject_id', person: 'person' };
const entities: Readonly<Record<Once, EvidenceEntity>> = {
  event: 'event',
  subject: 'value',
  person: 'customer',
};

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

const matches = readerOfEntities({
  kind: 'matches',
  entity: 'event',
  rows(request, { predicate, per, kinds }, params, keys) {
    const { said, matched } = predicateSql(predicate, params);
    params['yes'] = predicate.negated === true ? 0 : 1;
    const columns = fillSql(verdict, { said, matched });
    const events = toldEventsSql({ columns, where: '1', keys }, kinds, request, params);
    return fillSql(rows, { id: ids[per], events });
  },
  perEntity: 'max(said) AS isSaid, max(matched) AS isMatched',
  aggregates: `countIf(isSaid) AS saidCount, countIf(isMatched) AS matchedCount, countIf(NOT isSaid) AS unsetCount`,
  columns: { saidCount: count, matchedCount: count, unsetCount: count },
  cellOf: ({ saidCount, matchedCount, unsetCount }): MatchSummary => ({
    ...{ of: saidCount, counted: matchedCount, unset: unsetCount },
  }),
  empty: { of: 0, counted: 0, unset: 0 },
  evidence: { belongs: 'isSaid', counts: 'isMatched' },
});

/** Of events, or of the subjects or people they are about: how many said whether, and how many said yes. */
export const matchesReader: Reader<'matches'> & Pick<typeof matches, 'compose'> = {
  ...matches,
  evidence(request, options, group) {
    const list = matches.evidence?.(request, options, group);
    if (!list) throw new Error('a share has no list');
    return { ...list, entity: entities[options.per] };
  },
};
