import type { ExperienceSummary, ReadingOptions } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import type { Params } from '../metrics/dimensions.ts';
import { defineMetricQuery } from '../metrics/metric-query.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import type { Reader } from '../metrics/reader.ts';
import { momentColumns, momentSeries, pool } from './moment-series.ts';
import type { FactTotals } from './fact-totals.ts';
import { customersAtSql, experienceSumsSql, momentsOf } from './moments-sql.ts';

type Options = ReadingOptions['experience'];

const scores = `SELECT momentMs, g0, g1, g2, count() AS customers, avg(score) AS mean,
    varPop(score) * count() AS deviation2, countIf(said = 0) AS inferred, sum(weight / (weight + 1)) AS confidence, sum(signals) AS allSignals
FROM
(
SELECT *, weighted / weight AS score
FROM
(
<customers>
)
WHERE weight > 0
)
GROUP BY momentMs, g0, g1, g2`;

const list = `SELECT person AS id, person, fromUnixTimestamp64Milli(seenLastMs, 'UTC') AS at, toUInt8(1) AS counts, toNullable(toFloat64(weighted / weight)) AS value
FROM
(
<customers>
)
WHERE weight > 0`;

const row = z.object({
  ...momentColumns,
  mean: z.number(),
  deviation2: z.number(),
  inferred: count,
  confidence: z.number(),
  allSignals: count,
});
type Row = z.output<typeof row>;

const sumOf = (rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, one) => sum + of(one), 0);
const fold = (rows: readonly Row[]): ExperienceSummary => ({
  ...pool(rows),
  inferred: sumOf(rows, ({ inferred }) => inferred),
  confidence: sumOf(rows, ({ confidence }) => confidence),
  signals: sumOf(rows, ({ allSignals }) => allSignals),
});

function customersSql(
  request: MetricRequest,
  { halfLifeDays }: Options,
  params: Params,
  named = false,
): string {
  const aggregates = (totals: FactTotals) => experienceSumsSql(totals, params, halfLifeDays);
  return customersAtSql(request, params, { moments: momentsOf(request), aggregates, named });
}

/** Experience scores of customers at the end of each step. */
export const experienceReader: Reader<'experience'> & { compose: typeof compose } = {
  compose,
  async read(ask, request, options, freshness) {
    const { query, params } = compose(request, options);
    return momentSeries<Row, 'experience'>(request, await ask(query, params, freshness), fold);
  },
  evidence(request, options) {
    const params: Params = {};
    const whole = { ...request, groupBy: [], interval: undefined } as MetricRequest;
    const customers = customersSql(whole, options, params, true);
    return { entity: 'customer', sql: fillSql(list, { customers }), params };
  },
};

function compose(request: MetricRequest, options: Options) {
  const params: Params = {};
  const sql = fillSql(scores, { customers: customersSql(request, options, params) });
  return { query: defineMetricQuery('metrics.experience', sql, params, row), params };
}
