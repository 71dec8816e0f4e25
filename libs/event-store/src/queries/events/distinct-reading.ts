import type { ReadingOptions } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { dimensionSql } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { Reader } from '../metrics/reader.ts';
import { withPersonSql } from '../people/person.ts';
import { toldEventsSql } from './told-events.ts';

const rows = `SELECT <value> AS id, <who>, at, k0, k1, k2
FROM <events> AS valued
WHERE id != ''`;

const shared = {
  kind: 'distinct',
  aggregates: 'count() AS valueCount',
  columns: { valueCount: count },
  cellOf: ({ valueCount }: { valueCount: number }) => ({ values: valueCount }),
  empty: { values: 0 },
} as const;

const valuesReader = readerOfEntities({
  ...shared,
  entity: 'value',
  withoutPerson: true,
  rows(request, { of, kinds }, params, keys) {
    const value = of === 'subject' ? 'subject_id' : dimensionSql(of, 'valueName', params);
    const columns = `toString(${value}) AS value`;
    const events = toldEventsSql({ columns, where: '1', keys }, kinds, request, params);
    return fillSql(rows, { value: 'value', who: 'person_id', events: `(\n${events}\n)` });
  },
});

const peopleReader = readerOfEntities({
  ...shared,
  entity: 'customer',
  rows(request, { kinds }, params, keys) {
    const events = toldEventsSql({ columns: '1 AS one', where: '1', keys }, kinds, request, params);
    return fillSql(rows, {
      value: 'person',
      who: 'person',
      events: withPersonSql(events, request, params),
    });
  },
});

const readerOf = ({ of }: ReadingOptions['distinct']) => (of === 'person' ? peopleReader : valuesReader);

/** Different values of a dimension, or different subjects or people; the empty one is none. */
export const distinctReader: Reader<'distinct'> & Pick<typeof valuesReader, 'compose'> = {
  compose: (request, options) => readerOf(options).compose(request, options),
  read: (ask, request, options, freshness) => readerOf(options).read(ask, request, options, freshness),
  evidence(request, options, group) {
    const list = readerOf(options).evidence?.(request, options, group);
    if (!list) throw new Error('values have no list');
    return list;
  },
};
