import type { Cells, ReadingKind, ReadingOptions } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { groupKeys, stepSql, type Params } from '../metrics/dimensions.ts';
import type { EvidenceEntity } from '../metrics/evidence.ts';
import { pickSeries, scopeColumns, scopeSql, setsSql } from '../metrics/grouping-sets.ts';
import { placeRows } from '../metrics/largest-groups.ts';
import { defineMetricQuery, formOf, usedIn } from '../metrics/metric-query.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import type { Reader } from '../metrics/reader.ts';
import { listWithPersonSql } from '../people/person.ts';

/** A reader that always has a list. */
export type ListedReader<Kind extends ReadingKind> = Reader<Kind> & Required<Pick<Reader<Kind>, 'evidence'>>;

/** A reading of rows that are entities themselves, one each: nothing has to be brought together by id. */
interface RowReading<Kind extends ReadingKind, Columns extends z.ZodRawShape> {
  kind: Kind;
  entity: EvidenceEntity;
  /** A SELECT with the columns `id`, `person`, `at` (DateTime64(3, 'UTC')), the keys `k0`, `k1`, `k2`, and more. */
  rows(request: MetricRequest, options: ReadingOptions[Kind], params: Params, keys: string): string;
  /** Rows have `person_id` in place of `person`: numbers do without, and who it is is asked for what is listed. */
  withoutPerson?: true;
  aggregates: string;
  columns: Columns;
  cellOf(row: z.output<z.ZodObject<Columns>>): Cells[Kind];
  empty: Cells[Kind];
  /** Over the columns of a row. */
  evidence: { belongs?: string; counts?: string; value: string };
}

const cells = `<head>
SELECT <scope>, <aggregates>
FROM (SELECT <step> AS step, <groups>, * EXCEPT (k0, k1, k2) FROM told)
GROUP BY <sets>`;

const list = `SELECT id, <who>, at, toUInt8(<counts>) AS counts, toNullable(toFloat64(<value>)) AS value
FROM
(
<rows>
)
WHERE <belongs>`;

/** As `readerOfEntities`, for rows that are entities: bounded by the cells, not by how many rows there are. */
export function readerOfRows<Kind extends ReadingKind, Columns extends z.ZodRawShape>(
  reading: RowReading<Kind, Columns>,
) {
  const row = z.object({ ...scopeColumns, ...reading.columns });
  const compose = (request: MetricRequest, options: ReadingOptions[Kind]) => {
    const params: Params = { workspace: request.workspaceId };
    const { interval } = request;
    if (interval !== undefined && interval !== 'minute') params['tz'] = request.tz;
    const rows = reading.rows(request, options, params, keysOf(request.groupBy, params));
    const { head, groups } = placeRows({ name: 'told', rows, weight: 'count()' }, request, params);
    const sql = fillSql(cells, {
      head,
      groups,
      scope: scopeSql(request),
      step: stepSql(interval, 'at'),
      aggregates: reading.aggregates,
      sets: setsSql(request),
    });
    const name = `metrics.${reading.kind}${formOf(request)}`;
    const used = usedIn(sql, params);
    return { query: defineMetricQuery(name, sql, used, row), params: used };
  };
  const reader: ListedReader<Kind> = {
    async read(ask, request, options, freshness) {
      const { query, params } = compose(request, options);
      const rows = await ask(query, params, freshness);
      const cellOf = (row: (typeof rows)[number]): Cells[Kind] =>
        reading.cellOf(row as z.output<z.ZodObject<Columns>>);
      return pickSeries(request, rows as never, cellOf as never, reading.empty);
    },
    evidence(request, options, _group) {
      const params: Params = { workspace: request.workspaceId };
      const rows = reading.rows({ ...request, groupBy: [] }, options, params, keysOf([], params));
      const { belongs = '1', counts = '1', value } = reading.evidence;
      const who = reading.withoutPerson ? 'person_id' : 'person';
      const sql = fillSql(list, { rows, who, belongs, counts, value });
      const { entity, withoutPerson } = reading;
      return { entity, sql: withoutPerson ? listWithPersonSql(sql, request, params) : sql, params };
    },
  };
  return { ...reader, compose };
}

const keysOf = (groupBy: readonly string[], params: Params): string =>
  groupKeys(groupBy, params)
    .map((key, index) => `${key} AS k${index}`)
    .join(', ');
