import type { Cells, ReadingKind, ReadingOptions } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { listWithPersonSql } from '../people/person.ts';
import { groupKeys, stepSql, type Params } from './dimensions.ts';
import type { EvidenceEntity, EvidenceRows } from './evidence.ts';
import { pickSeries, scopeColumns, scopeSql, setsSql } from './grouping-sets.ts';
import { placeRows } from './largest-groups.ts';
import { defineMetricQuery, formOf, usedIn } from './metric-query.ts';
import type { MetricRequest } from './metric-request.ts';
import type { Reader } from './reader.ts';

/**
 * A reading that counts things: people, orders, tickets. One text says which rows there are; numbers and lists are
 * both made of it, so a list is always as long as its number.
 */
export interface EntityReading<Kind extends ReadingKind, Columns extends z.ZodRawShape> {
  kind: Kind;
  entity: EvidenceEntity;
  /**
   * A SELECT with the columns `id`, `person`, `at` (DateTime64(3, 'UTC'), decides the step), the group keys `keys` and
   * whatever the texts below need. Bind values in `params`. An id may have several rows.
   */
  rows(request: MetricRequest, options: ReadingOptions[Kind], params: Params, keys: string): string;
  /** Rows have `person_id` in place of `person`: numbers do without, and who it is is asked for what is listed. */
  withoutPerson?: true;
  /** Aggregates over all rows of one id in a cell, e.g. `count() AS orders`. Left out: `any(person) AS person` alone. */
  perEntity?: string | ((request: MetricRequest) => string);
  /** Aggregates over the ids of a cell, e.g. `countIf(orders > 1) AS repeaters`. */
  aggregates: string;
  columns: Columns;
  cellOf(row: z.output<z.ZodObject<Columns>>): Cells[Kind];
  empty: Cells[Kind];
  /** Over the aggregates of one id: is it in the cell's n, is it in the numerator, what did it contribute. */
  evidence?: { belongs?: string; counts?: string; value?: string };
}

/*
 * Two levels of grouping: each id once in each cell it has rows in (total, group, point), then the cell over its ids.
 * The marks `ofWindow` and `ofAll` travel from the first level, where the grouping sets are.
 */
const cells = `<head>
SELECT bucket, g0, g1, g2, tail, ofWindow, ofAll, <aggregates>
FROM
(
SELECT <scope>, id, <perEntity>
FROM (SELECT <step> AS step, <groups>, * EXCEPT (k0, k1, k2) FROM told)
GROUP BY <sets>
)
GROUP BY bucket, g0, g1, g2, tail, ofWindow, ofAll`;

const evidenceSql = `SELECT id, <who>, at, toUInt8(<counts>) AS counts, toNullable(toFloat64(<value>)) AS value
FROM
(
SELECT id, any(<who>) AS <who>, max(told.at) AS at, <perEntity>
FROM (
<rows>
) AS told
GROUP BY id
)
WHERE <belongs>`;

const nothingPerEntity = 'count() AS rowsOfEntity';
const perEntityOf = (
  { perEntity = nothingPerEntity }: { perEntity?: string | ((request: MetricRequest) => string) },
  request: MetricRequest,
): string => (typeof perEntity === 'string' ? perEntity : perEntity(request));

/** A reader whose numbers and lists come from the same rows. */
export function readerOfEntities<Kind extends ReadingKind, Columns extends z.ZodRawShape>(
  reading: EntityReading<Kind, Columns>,
): Reader<Kind> & { compose(request: MetricRequest, options: ReadingOptions[Kind]): Composed<Columns> } {
  const row = z.object({ ...scopeColumns, ...reading.columns });
  return {
    compose: (request, options) => compose(reading, row, request, options),
    async read(ask, request, options, freshness) {
      const { query, params } = compose(reading, row, request, options);
      const rows = await ask(query, params, freshness);
      const cellOf = (row: (typeof rows)[number]): Cells[Kind] =>
        reading.cellOf(row as z.output<z.ZodObject<Columns>>);
      return pickSeries(request, rows as never, cellOf as never, reading.empty);
    },
    evidence: (request, options) => listEntities(reading, request, options),
  };
}

type Row<Columns extends z.ZodRawShape> = z.ZodObject<typeof scopeColumns & Columns>;
type Composed<Columns extends z.ZodRawShape> = {
  query: ReturnType<typeof defineMetricQuery<Row<Columns>>>;
  params: Params;
};

function compose<Kind extends ReadingKind, Columns extends z.ZodRawShape>(
  reading: EntityReading<Kind, Columns>,
  row: Row<Columns>,
  request: MetricRequest,
  options: ReadingOptions[Kind],
): Composed<Columns> {
  const params: Params = { workspace: request.workspaceId };
  const { interval } = request;
  if (interval !== undefined && interval !== 'minute') params['tz'] = request.tz;
  const rows = reading.rows(request, options, params, keysOf(request, params));
  const { head, groups } = placeRows({ name: 'told', rows, weight: 'uniq(id)' }, request, params);
  const sql = fillSql(cells, {
    head,
    groups,
    scope: scopeSql(request),
    step: stepSql(interval, 'at'),
    perEntity: perEntityOf(reading, request),
    aggregates: reading.aggregates,
    sets: setsSql(request, 'id'),
  });
  const name = `metrics.${reading.kind}${formOf(request)}`;
  const used = usedIn(sql, params);
  return { query: defineMetricQuery(name, sql, used, row), params: used };
}

function listEntities<Kind extends ReadingKind, Columns extends z.ZodRawShape>(
  reading: EntityReading<Kind, Columns>,
  request: MetricRequest,
  options: ReadingOptions[Kind],
): EvidenceRows {
  const params: Params = { workspace: request.workspaceId };
  const rows = reading.rows({ ...request, groupBy: [] }, options, params, keysOf({ groupBy: [] }, params));
  const { belongs = '1', counts = '1', value = 'NULL' } = reading.evidence ?? {};
  const { interval: _whole, ...whole } = request;
  const perEntity = perEntityOf(reading, whole);
  const who = reading.withoutPerson ? 'person_id' : 'person';
  const list = fillSql(evidenceSql, { rows, who, perEntity, belongs, counts, value });
  const sql = reading.withoutPerson ? listWithPersonSql(list, request, params) : list;
  return { entity: reading.entity, sql, params };
}

const keysOf = ({ groupBy }: Pick<MetricRequest, 'groupBy'>, params: Params): string =>
  groupKeys(groupBy, params)
    .map((key, index) => `${key} AS k${index}`)
    .join(', ');
