import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { dimensionSql } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { Reader } from '../metrics/reader.ts';
import { toldEventsSql } from './told-events.ts';

const rows = `SELECT toString(<value>) AS id, person, at, k0, k1, k2
FROM <events> AS valued
WHERE id != ''`;

const values = readerOfEntities({
  kind: 'distinct',
  entity: 'value',
  rows(request, { of, kinds }, params, keys) {
    const own = of === 'subject' ? 'subject_id' : of === 'person' ? 'person' : undefined;
    const text = own === undefined ? dimensionSql(of, 'valueName', params) : "''";
    const events = toldEventsSql({ columns: `${text} AS value`, where: '1', keys }, kinds, request, params);
    return fillSql(rows, { value: own ?? 'value', events });
  },
  aggregates: 'count() AS valueCount',
  columns: { valueCount: count },
  cellOf: ({ valueCount }) => ({ values: valueCount }),
  empty: { values: 0 },
});

/** Different values of a dimension, or different subjects or people; the empty one is none. */
export const distinctReader: Reader<'distinct'> & Pick<typeof values, 'compose'> = {
  ...values,
  evidence(request, options, group) {
    const list = values.evidence?.(request, options, group);
    if (!list) throw new Error('values have no list');
    return { ...list, entity: options.of === 'person' ? 'customer' : 'value' };
  },
};
