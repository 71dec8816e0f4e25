import { edgeTolerance, type HealthSummary, type ReadingOptions } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import type { Params } from '../metrics/dimensions.ts';
import { defineMetricQuery } from '../metrics/metric-query.ts';
import type { MetricReading, MetricRequest } from '../metrics/metric-request.ts';
import type { Reader } from '../metrics/reader.ts';
import type { FactTotals } from './fact-totals.ts';
import { bandSql, componentsSql, scoreSql } from './health-sql.ts';
import { momentColumns, momentSeries, pool } from './moment-series.ts';
import { customersAtSql, momentsOf } from './moments-sql.ts';

type Options = ReadingOptions['health'];

const scored = `SELECT *, <band> AS band
FROM
(
SELECT *, <score>
FROM
(
<customers>
)
)`;

const sums = `SELECT momentMs, g0, g1, g2, band, isNew, count() AS customers,
    ifNull(avg(score), 0) AS mean, ifNull(varPop(score) * count(score), 0) AS deviation2, sum(covered) AS coverage,
    countIf(covered < {minCoverage:Float64}) AS provisional
FROM
(
<scored>
)
GROUP BY momentMs, g0, g1, g2, band, isNew`;

const list = `SELECT person AS id, person, fromUnixTimestamp64Milli(seenLastMs, 'UTC') AS at, toUInt8(1) AS counts, score AS value
FROM
(
<scored>
)
WHERE isNotNull(score) AND {onlyBand:String} IN ('', band)`;

const row = z.object({
  ...momentColumns,
  band: z.string(),
  isNew: z.union([z.literal(0), z.literal(1)]),
  mean: z.number(),
  deviation2: z.number(),
  coverage: z.number(),
  provisional: count,
});
type Row = z.output<typeof row>;

/** Health scores of customers at the end of each step, by a model. */
export const healthReader: Reader<'health'> & { compose: typeof compose } = {
  compose,
  async read(ask, request, options, freshness) {
    const { query, params } = compose(request, options);
    const reading = momentSeries<Row, 'health'>(request, await ask(query, params, freshness), (rows) =>
      fold(options, rows),
    );
    return options.by === 'band' ? byBand(reading, options) : reading;
  },
  evidence(request, options, group) {
    const params: Params = { onlyBand: group['band'] ?? '' };
    const whole = { ...request, groupBy: [], interval: undefined } as MetricRequest;
    return {
      entity: 'customer',
      sql: fillSql(list, { scored: scoredSql(whole, options, params, true) }),
      params,
    };
  },
};

function compose(request: MetricRequest, options: Options) {
  const params: Params = { minCoverage: options.model.minCoverage - edgeTolerance };
  const sql = fillSql(sums, { scored: scoredSql(request, options, params) });
  return { query: defineMetricQuery('metrics.health', sql, params, row), params };
}

function scoredSql(request: MetricRequest, { model }: Options, params: Params, named = false): string {
  const aggregates = (totals: FactTotals) => componentsSql(totals, model, request.tz, params);
  const customers = customersAtSql(request, params, { moments: momentsOf(request), aggregates, named });
  return fillSql(scored, { customers, score: scoreSql(model, params), band: bandSql(model, params) });
}

function fold({ model }: Options, rows: readonly Row[]): HealthSummary {
  const sumOf = (own: readonly Row[], of: (one: Row) => number) => own.reduce((sum, one) => sum + of(one), 0);
  const bands = model.bands.map(({ id }) => {
    const own = rows.filter(({ band }) => band === id);
    return {
      band: id,
      ...pool(own),
      coverage: sumOf(own, ({ coverage }) => coverage),
      provisional: sumOf(own, ({ provisional }) => provisional),
    };
  });
  const unscored = rows.filter(({ band }) => band === '');
  const fresh = sumOf(unscored, ({ isNew, customers }) => (isNew === 1 ? customers : 0));
  return { bands, fresh, unknown: sumOf(unscored, ({ customers }) => customers) - fresh };
}

/** Every series once for each band, with the customers of that band alone. */
function byBand(reading: MetricReading<'health'>, { model }: Options): MetricReading<'health'> {
  const only = (id: string, { bands }: HealthSummary): HealthSummary => ({
    bands: bands.filter(({ band }) => band === id),
    fresh: 0,
    unknown: 0,
  });
  const series = reading.series.flatMap(({ group, total, points }) =>
    model.bands.map(({ id }) => ({
      group: { ...group, band: id },
      total: only(id, total),
      points: points.map((point) => only(id, point)),
    })),
  );
  return { ...reading, series };
}
