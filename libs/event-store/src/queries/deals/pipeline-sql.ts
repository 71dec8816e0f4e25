import type { ReadingOptions } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import type { Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { dealFactsSql } from './deal-facts.ts';

// Each event belongs to every moment after it, so that the pipeline is as it stood at each of them.
const slot =
  'arrayJoin(arrayFilter(slot -> ms < toInt64({untils:Array(String)}[slot]), arrayEnumerate({untils:Array(String)})))';

// History is read over all deals that pass the filters, however they are grouped. Its bounds are Wilson's.
const placed = `WITH facts AS
(
<facts>
),
history AS
(
SELECT slot, stage, won / closed AS rate,
    (rate + {z:Float64} * {z:Float64} / (2 * closed)) / (1 + {z:Float64} * {z:Float64} / closed) AS centre,
    {z:Float64} / (1 + {z:Float64} * {z:Float64} / closed) * sqrt(rate * (1 - rate) / closed + {z:Float64} * {z:Float64} / (4 * closed * closed)) AS half
FROM
(
SELECT slot, arrayJoin(arrayDistinct(stages.1)) AS stage, count() AS closed, countIf(outcome = 'won') AS won
FROM facts
WHERE outcome != 'open'
GROUP BY slot, stage
)
)
SELECT slot, id, person_id, lastMs, k0, k1, k2, money, price, month, source,
    multiIf(source = 'won', 1., source = 'stated', chances[-1].3, source = 'default', toFloat64({stageChances:Array(String)}[stageAt]), source = 'history', rate, 0.) AS chance,
    if(source = 'history', greatest(0, centre - half), chance) AS chanceLow, if(source = 'history', least(1, centre + half), chance) AS chanceHigh
FROM
(
SELECT facts.*, history.rate AS rate, history.centre AS centre, history.half AS half, indexOf({stageNames:Array(String)}, stageNow) AS stageAt,
    toInt64({froms:Array(String)}[slot]) AS windowMs, toInt64({untils:Array(String)}[slot]) AS momentMs,
    multiIf(
        outcome = 'won', formatDateTime(fromUnixTimestamp64Milli(closedMs, 'UTC'), '%Y-%m', {zone:String}),
        expectedMs = 0, 'undated',
        toDate(fromUnixTimestamp64Milli(expectedMs, 'UTC'), {zone:String}) < toDate(fromUnixTimestamp64Milli(momentMs, 'UTC'), {zone:String}), 'overdue',
        formatDateTime(fromUnixTimestamp64Milli(expectedMs, 'UTC'), '%Y-%m', {zone:String})) AS month,
    multiIf(NOT isPriced, 'unpriced', outcome = 'won', 'won', notEmpty(chances), 'stated', stageAt > 0, 'default', {useHistory:UInt8} = 1 AND history.stage != '', 'history', 'unknown') AS source
FROM facts LEFT ANY JOIN history ON history.slot = facts.slot AND history.stage = facts.stageNow
)
WHERE (outcome = 'open' OR (outcome = 'won' AND closedMs >= windowMs))`;

/** A moment that the pipeline is asked for, with the window whose wins count as its own. */
export interface PipelineMoment {
  key: string;
  fromMs: number;
  untilMs: number;
}

/** The whole window first, then its buckets; a moment that has not come is now, and what has not begun is left out. */
export function pipelineMoments({ fromMs, toMs, buckets, asOfMs }: MetricRequest): PipelineMoment[] {
  const momentOf = (key: string, span: { fromMs: number; toMs: number }): PipelineMoment => ({
    key,
    fromMs: span.fromMs,
    untilMs: Math.min(span.toMs, asOfMs),
  });
  const begun = buckets.filter((bucket) => bucket.fromMs < asOfMs);
  return [momentOf('whole', { fromMs, toMs }), ...begun.map((bucket) => momentOf(bucket.key, bucket))];
}

/** One row for each moment and each deal that is in its pipeline, with its chance and the month it falls in. */
export function pipelineSql(
  request: MetricRequest,
  { stages, history }: ReadingOptions['pipeline'],
  moments: readonly PipelineMoment[],
  z: number,
  params: Params,
): string {
  Object.assign(params, {
    froms: moments.map(({ fromMs }) => String(fromMs)),
    untils: moments.map(({ untilMs }) => String(untilMs)),
    stageNames: stages.map(([stage]) => stage),
    stageChances: stages.map(([, chance]) => String(chance)),
    useHistory: history ? 1 : 0,
    zone: request.tz,
    z,
  });
  return fillSql(placed, { facts: dealFactsSql(request, params, { slot }) });
}
