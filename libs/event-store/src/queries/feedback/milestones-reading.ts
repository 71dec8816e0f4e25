import type { Cells, ReadingOptions } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { filtersSql, receivedSql, type Params } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { defineMetricQuery } from '../metrics/metric-query.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import type { Reader } from '../metrics/reader.ts';
import { withinSql } from '../metrics/spans.ts';
import { replacedAnswersSql } from './repeated-answers.ts';
import { endsOf, readRolling } from './rolling-cells.ts';

const answers = `SELECT milestone AS id, '' AS person, occurred_at AS at, <keys>
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'feedback' AND milestone != '' AND <within><filters><received>
    AND message_id GLOBAL NOT IN <replaced>
    AND (empty({declared:Array(String)}) OR milestone IN {declared:Array(String)})`;

// Each answer once for every end that it is within the days of.
const rolling = `SELECT id, person, fromUnixTimestamp64Milli(end.2, 'UTC') AS at, k0, k1, k2
FROM
(
SELECT *, toUnixTimestamp64Milli(told.at) AS ms,
    arrayJoin(arrayFilter(ending -> ms < ending.1 AND ms >= ending.1 - {reachMs:Int64},
        arrayMap((endMs, atMs) -> (toInt64(endMs), toInt64(atMs)), {ends:Array(String)}, {marks:Array(String)}))) AS end
FROM
(
<answers>
) AS told
)`;

const known = `SELECT milestone, toUnixTimestamp64Milli(min(occurred_at)) AS firstMs
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'feedback' AND milestone != ''
    AND occurred_at < fromUnixTimestamp64Milli({toMs:Int64}, 'UTC')<received>
GROUP BY milestone`;

const listed = `SELECT id, '' AS person, max(told.at) AS at, toUInt8(sum(isIn) >= {least:Int64}) AS counts,
    toNullable(toFloat64(sum(isIn))) AS value
FROM
(
SELECT milestone AS id, occurred_at AS at, toUInt64(<within> AND message_id GLOBAL NOT IN <replaced><filters>) AS isIn
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'feedback' AND milestone != ''
    AND occurred_at < fromUnixTimestamp64Milli({rawTo0:Int64}, 'UTC')<received>
UNION ALL
SELECT arrayJoin({declared:Array(String)}) AS id, fromUnixTimestamp64Milli({rawFrom0:Int64}, 'UTC') AS at, 0 AS isIn
) AS told
WHERE empty({declared:Array(String)}) OR id IN {declared:Array(String)}
GROUP BY id`;

const nothing: Cells['milestones'] = { known: 0, covered: 0, answers: 0 };

/** The request from so long before the end of its first cell; with 0, as it is. */
function reachedBy(request: MetricRequest, reachMs: number): MetricRequest {
  if (reachMs === 0) return request;
  const [first] = endsOf(request);
  const ends = endsOf(request).at(-1)?.endMs ?? request.toMs;
  return { ...request, fromMs: Math.max(0, (first?.endMs ?? request.toMs) - reachMs), toMs: ends };
}

const covered = readerOfEntities({
  kind: 'milestones',
  entity: 'milestone',
  rows(request, { declared, least, reachMs }, params, keys) {
    Object.assign(params, { declared: [...declared], least });
    const reached = reachedBy(request, reachMs);
    const sql = fillSql(answers, {
      keys,
      within: withinSql('occurred_at', [reached], 'raw', params),
      filters: filtersSql(request.filters, params),
      received: receivedSql(request, params),
      replaced: replacedAnswersSql(reached, params, { ofScoreTypes: false }),
    });
    if (reachMs === 0) return sql;
    const ends = endsOf(request);
    Object.assign(params, {
      reachMs,
      ends: ends.map(({ endMs }) => String(endMs)),
      marks: ends.map(({ markMs }) => String(markMs)),
    });
    return fillSql(rolling, { answers: sql });
  },
  perEntity: 'count() AS answersOf',
  aggregates: 'countIf(answersOf >= {least:Int64}) AS coveredCount, sum(answersOf) AS answerCount',
  columns: { coveredCount: count, answerCount: count },
  cellOf: ({ coveredCount, answerCount }) => ({ known: 0, covered: coveredCount, answers: answerCount }),
  empty: nothing,
});

const knownRow = z.object({ milestone: z.string(), firstMs: count });

function knownQuery(request: MetricRequest) {
  const params: Params = { workspace: request.workspaceId, toMs: request.toMs };
  const sql = fillSql(known, { received: receivedSql(request, params) });
  return { query: defineMetricQuery('metrics.milestones-known', sql, params, knownRow), params };
}

/** Milestones with enough answers in a window, among those that were listed or had been asked about by its end. */
export const milestonesReader: Reader<'milestones'> & {
  compose: typeof covered.compose;
  knownQuery: typeof knownQuery;
} = {
  compose: covered.compose,
  knownQuery,
  async read(ask, request, options, freshness) {
    const { query, params } = knownQuery(request);
    const [reading, rows] = await Promise.all([
      options.reachMs === 0
        ? covered.read(ask, request, options, freshness)
        : readRolling(covered, [ask, request, options, freshness], nothing),
      options.declared.length > 0 ? [] : ask(query, params, freshness),
    ]);
    const declared = new Set(options.declared).size;
    const knownAt = (ms: number): number => declared || rows.filter(({ firstMs }) => firstMs < ms).length;
    const withKnown = (cell: Cells['milestones'], ms: number) => ({ ...cell, known: knownAt(ms) });
    return {
      ...reading,
      total: withKnown(reading.total, request.toMs),
      series: reading.series.map(({ group, total, points }) => ({
        group,
        total: withKnown(total, request.toMs),
        points: points.map((point, index) => withKnown(point, request.buckets[index]?.toMs ?? request.toMs)),
      })),
    };
  },
  evidence(request, { declared, least, reachMs }: ReadingOptions['milestones']) {
    const params: Params = { workspace: request.workspaceId, declared: [...declared], least };
    const { interval: _whole, ...whole } = request;
    const reached = reachedBy({ ...whole, buckets: [] }, reachMs);
    const sql = fillSql(listed, {
      within: withinSql('occurred_at', [reached], 'raw', params),
      replaced: replacedAnswersSql(reached, params, { ofScoreTypes: false }),
      filters: filtersSql(request.filters, params),
      received: receivedSql(request, params),
    });
    return { entity: 'milestone', sql, params };
  },
};
