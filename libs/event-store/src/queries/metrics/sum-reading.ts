import type { z } from 'zod';
import type { NamedQuery } from '../named-query.ts';
import { fillSql } from '../../rollups/fill-sql.ts';
import { groupKeys, rawFiltersSql, type Params } from './dimensions.ts';
import { foldedSql, largestSql } from './largest-groups.ts';
import { defineMetricQuery, formOf, usedIn } from './metric-query.ts';
import type { MetricRequest } from './metric-request.ts';
import { planReading, type ReadingPlan } from './plan.ts';
import { withinSql } from './spans.ts';
import { hourStepSql, placeSql } from './sum-places.ts';

/**
 * A reading whose cells add up over time and groups. Raw and rolled give the same columns, and `outer` adds them up;
 * one of them alone is the whole statement. Slots of their texts: `place` and `by` say where a row belongs, `within`
 * and `filters` which rows there are, and `exact` is the function that writes a decimal out.
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
  const params: Params = { workspace: request.workspaceId, tz: request.tz, ...extra };
  const plan = planReading(request, reading.rolled?.dimensions);
  const branches = branchesOf(reading, request, plan, params);
  const isFolded = request.groupBy.length > 0 && folding === 'in the query';
  const [only] = branches;
  const isFlat = only !== undefined && branches.length === 1 && !isFolded;
  const sql = isFlat
    ? flatSql(reading, request, only, params)
    : addedSql(reading, request, branches, params, isFolded);
  const shape = plan.rolled ? (plan.raw.length > 0 ? 'rolled-with-edges' : 'rolled') : 'raw';
  const form = isFlat ? formOf(request) : isFolded ? '-folded' : '';
  const name = `metrics.${reading.name}-${shape}${form}`;
  const used = usedIn(sql, params);
  return { query: defineMetricQuery(name, sql, used, row), params: used };
}

interface Branch {
  text: string;
  at: string;
  within: string;
  filters: string;
}

function branchesOf(
  reading: SumReading,
  request: MetricRequest,
  plan: ReadingPlan,
  params: Params,
): Branch[] {
  const filters = rawFiltersSql(request, params);
  const branches: Branch[] = [];
  if (plan.rolled && reading.rolled) {
    const within = withinSql('hour', [plan.rolled], 'hour', params);
    branches.push({ text: reading.rolled.sql, at: 'hour', within, filters });
  }
  if (plan.raw.length > 0) {
    const within = withinSql('occurred_at', plan.raw, 'raw', params);
    branches.push({ text: reading.raw, at: 'occurred_at', within, filters });
  }
  return branches;
}

/** Only what the answer needs: the plan of a small statement takes longer than its rows, and each column adds to it. */
function flatSql(
  { keys = '' }: SumReading,
  request: MetricRequest,
  { text, at, ...slots }: Branch,
  params: Params,
): string {
  const { place, by } = placeSql(request, at, params);
  const grouped = [...by, ...keys.split(', ').filter(Boolean)];
  return fillSql(text, {
    ...slots,
    place: place.map((column) => `${column}, `).join(''),
    by: grouped.length > 0 ? `\nGROUP BY ${grouped.join(', ')}` : '',
    exact: 'toString',
  });
}

/** Every branch with all columns of a place, added up; before them, when `isFolded`, the ranking of the groups. */
function addedSql(
  { sums, weight, keys = '' }: SumReading,
  request: MetricRequest,
  branches: readonly Branch[],
  params: Params,
  isFolded: boolean,
): string {
  const groups = groupKeys(request.groupBy, params);
  const joined = (stepOf: (at: string) => string, groupsSql: string): string =>
    branches
      .map(({ text, at, ...slots }) => {
        const place = `${stepOf(at)} AS step, ${groupsSql}, `;
        const by = `\nGROUP BY step, g0, g1, g2, tail${keys}`;
        return fillSql(text, { ...slots, place, by, exact: '' });
      })
      .join('\nUNION ALL\n');
  const head = isFolded
    ? headOf(
        joined(() => "''", plainKeys(groups)),
        weight,
        request,
        params,
      )
    : '';
  const body = joined((at) => hourStepSql(request, at), isFolded ? foldedSql(groups) : plainKeys(groups));
  return head + fillSql(outer, { keys, sums, branches: body });
}

const plainKeys = (keys: readonly string[]): string =>
  `${keys.map((key, index) => `${key} AS g${index}`).join(', ')}, 0 AS tail`;

function headOf(branches: string, weight: string, request: MetricRequest, params: Params): string {
  const slots = { keys: 'g0, g1, g2', rows: `(\n${branches}\n)`, weight };
  return `WITH ${largestSql(slots, request.buckets.length, params)}\n`;
}
