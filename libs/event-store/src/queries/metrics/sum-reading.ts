import type { z } from 'zod';
import type { NamedQuery } from '../named-query.ts';
import { fillSql } from '../../rollups/fill-sql.ts';
import { groupKeys, rawFiltersSql, stepSql, type Params } from './dimensions.ts';
import { foldedSql, largestSql } from './largest-groups.ts';
import { defineMetricQuery } from './metric-query.ts';
import type { MetricRequest } from './metric-request.ts';
import { planReading, type ReadingPlan } from './plan.ts';
import { withinSql } from './spans.ts';

/**
 * A reading whose cells add up over time and groups. Its texts have the slots `step`, `groups`, `within` and
 * `filters`; raw and rolled give the same columns, and `outer` adds them up.
 */
export interface SumReading {
  name: string;
  raw: string;
  rolled?: { sql: string; dimensions: readonly string[] };
  /** What splits a cell further, as a list that begins with a comma. */
  keys?: string;
  /** Aggregates over the branches, with their names. */
  sums: string;
  /** Ranks the groups: the sum that says how large one is. */
  weight: string;
}

const outer = `SELECT toString(step) AS bucket, g0, g1, g2, tail<keys>, <sums>
FROM (
<branches>
)
GROUP BY step, g0, g1, g2, tail<keys>`;

/**
 * - `in the query`: a first pass ranks the groups, and what is over the limit comes back as one tail. Bounded, twice the work.
 * - `by the reader`: every group comes back. For the few groups that the dimensions of a rollup have.
 */
export type Folding = 'in the query' | 'by the reader';

/** One statement for total, groups and points. */
export function composeSums<Row extends z.ZodType>(
  reading: SumReading,
  request: MetricRequest,
  row: Row,
  extra: Params,
  folding: Folding = 'in the query',
): { query: NamedQuery<Params, z.output<Row>>; params: Params } {
  const params: Params = { workspace: request.workspaceId, ...extra };
  if (request.interval !== undefined && request.interval !== 'minute') params['tz'] = request.tz;
  const plan = planReading(request, reading.rolled?.dimensions);
  const branches = branchesOf(reading, request, plan, params);
  const { sums, weight, keys = '' } = reading;
  const isFolded = request.groupBy.length > 0 && folding === 'in the query';
  const groups = groupKeys(request.groupBy, params);
  const head = isFolded ? headOf(branches("''", plainKeys(groups)), weight, request, params) : '';
  const body = branches(undefined, isFolded ? foldedSql(groups) : plainKeys(groups));
  const shape = plan.rolled ? (plan.raw.length > 0 ? 'rolled-with-edges' : 'rolled') : 'raw';
  const name = `metrics.${reading.name}-${shape}${isFolded ? '-folded' : ''}`;
  const sql = head + fillSql(outer, { keys, sums, branches: body });
  return { query: defineMetricQuery(name, sql, params, row), params };
}

function branchesOf(reading: SumReading, request: MetricRequest, plan: ReadingPlan, params: Params) {
  const filters = rawFiltersSql(request, params);
  const parts: { sql: string; at: string; within: string }[] = [];
  if (plan.rolled && reading.rolled) {
    parts.push({
      sql: reading.rolled.sql,
      at: 'hour',
      within: withinSql('hour', [plan.rolled], 'hour', params),
    });
  }
  if (plan.raw.length > 0) {
    parts.push({
      sql: reading.raw,
      at: 'occurred_at',
      within: withinSql('occurred_at', plan.raw, 'raw', params),
    });
  }
  return (step: string | undefined, groups: string): string =>
    parts
      .map(({ sql, at, within }) =>
        fillSql(sql, { step: step ?? stepSql(request.interval, at), groups, within, filters }),
      )
      .join('\nUNION ALL\n');
}

const plainKeys = (keys: readonly string[]): string =>
  `${keys.map((key, index) => `${key} AS g${index}`).join(', ')}, 0 AS tail`;

function headOf(branches: string, weight: string, request: MetricRequest, params: Params): string {
  const slots = { keys: 'g0, g1, g2', rows: `(\n${branches}\n)`, weight };
  return `WITH ${largestSql(slots, request.buckets.length, params)}\n`;
}
