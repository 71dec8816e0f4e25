import { z95, type ChanceSource, type PipelineState, type ReadingOptions } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import type { Params } from '../metrics/dimensions.ts';
import type { EvidenceRows } from '../metrics/evidence.ts';
import { foldSeries } from '../metrics/fold-series.ts';
import { keepLargestGroups } from '../metrics/largest-groups.ts';
import { defineMetricQuery } from '../metrics/metric-query.ts';
import type { MetricRequest, SeriesCells } from '../metrics/metric-request.ts';
import type { Reader } from '../metrics/reader.ts';
import { withPersonSql } from '../people/person.ts';
import { pipelineMoments, pipelineSql } from './pipeline-sql.ts';

type PipelineOptions = ReadingOptions['pipeline'];

const slices = `SELECT toUInt32(slot) AS moment, k0 AS g0, k1 AS g1, k2 AS g2, month, money, source, count() AS deals,
    sum(price) AS amount, sum(price * chance) AS weighted, sum(price * price * chance * (1 - chance)) AS variance,
    sum(price * chanceLow) AS low, sum(price * chanceHigh) AS high
FROM (
<deals>
)
GROUP BY moment, g0, g1, g2, month, money, source`;

const sources = [
  'won',
  'stated',
  'default',
  'history',
  'unknown',
  'unpriced',
] as const satisfies ChanceSource[];
const row = z.object({
  ...{
    moment: z.number(),
    g0: z.string(),
    g1: z.string(),
    g2: z.string(),
    month: z.string(),
    money: z.string(),
  },
  ...{
    source: z.enum(sources),
    deals: count,
    amount: z.number(),
    weighted: z.number(),
    variance: z.number(),
  },
  ...{ low: z.number(), high: z.number() },
});
type SliceRow = z.output<typeof row> & { bucket: string; tail: 0 | 1 };

const wholeKey = 'whole';
const stateOf = (rows: readonly SliceRow[]): PipelineState => ({
  slices: rows.map(({ money, month, source, deals, amount, weighted, variance, low, high }) => ({
    ...{ month, currency: money, source, deals, amount, weighted, variance, low, high },
  })),
});

export function composePipeline(request: MetricRequest, options: PipelineOptions) {
  const params: Params = {};
  const deals = pipelineSql(request, options, pipelineMoments(request), z95, params);
  const query = defineMetricQuery('metrics.pipeline', fillSql(slices, { deals }), params, row);
  return { query, params };
}

/** The deals that make up the number, each with what it adds to it. */
const listed = `SELECT id, person, fromUnixTimestamp64Milli(lastMs, 'UTC') AS at, toUInt8(source = 'won') AS counts, toNullable(<value>) AS value
FROM <deals> AS deals
WHERE source IN (<belongs>) AND {month:String} IN ('', month)`;

function listPipeline(
  request: MetricRequest,
  options: PipelineOptions,
  group: Readonly<Record<string, string>>,
): EvidenceRows {
  const params: Params = { month: group['month'] ?? '' };
  const alone = { ...request, buckets: [], groupBy: [] };
  const deals = pipelineSql(alone, options, pipelineMoments(alone), z95, params);
  const isOpen = options.measure === 'open';
  return {
    entity: 'deal',
    params,
    sql: fillSql(listed, {
      value: isOpen ? 'price' : 'price * chance',
      belongs: isOpen ? "'stated', 'default', 'history', 'unknown'" : "'won', 'stated', 'default', 'history'",
      deals: withPersonSql(deals, request, params),
    }),
  };
}

/** The pipeline as it stood at the end of the window and of each bucket, once for each month in it. */
export const pipelineReader: Reader<'pipeline'> = {
  async read(ask, request, options, freshness) {
    const { query, params } = composePipeline(request, options);
    const moments = pipelineMoments(request);
    const found = await ask(query, params, freshness);
    const placed = found.map((one): SliceRow => ({
      ...one,
      bucket: moments[one.moment - 1]?.key ?? '',
      tail: 0,
    }));
    const kept = keepLargestGroups(placed, request.buckets.length, ({ deals }) => deals);
    const reading = foldSeries<SliceRow, 'pipeline'>(request, kept, (rows, within) =>
      stateOf(rows === within ? rows.filter(({ bucket }) => bucket === wholeKey) : rows),
    );
    const series = reading.series.flatMap(({ group, total, points }) => {
      const months = new Set([total, ...points].flatMap((state) => state.slices.map(({ month }) => month)));
      return [...months].sort().map((month): SeriesCells<'pipeline'> => ({
        group: { ...group, month },
        total: { ...total, month },
        points: points.map((point) => ({ ...point, month })),
      }));
    });
    return { ...reading, series };
  },
  evidence: listPipeline,
};
