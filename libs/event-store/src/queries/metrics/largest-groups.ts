import { fillSql } from '../../rollups/fill-sql.ts';
import type { Params } from './dimensions.ts';
import type { MetricRequest } from './metric-request.ts';
import type { Place } from './rows.ts';

const mostGroups = 200;
const fewestGroups = 5;
/** Cells of one answer; a histogram has some eleven rows for each. */
const mostCells = 10_000;

/** How many groups an answer shows: the more points each has, the fewer. */
function groupLimitOf(points: number): number {
  return Math.max(fewestGroups, Math.min(mostGroups, Math.floor(mostCells / Math.max(1, points))));
}

const largest = `largest AS
(
SELECT <keys>
FROM <rows>
GROUP BY g0, g1, g2
ORDER BY <weight> DESC, g0, g1, g2
LIMIT {groupLimit:UInt32}
)`;

const folded = `(<k0>, <k1>, <k2>) GLOBAL NOT IN (SELECT g0, g1, g2 FROM largest) AS tail,
    if(tail, '', <k0>) AS g0, if(tail, '', <k1>) AS g1, if(tail, '', <k2>) AS g2`;

/** The common table expression `largest`: the groups that are shown; `keys` names three columns of `rows`. */
export function largestSql(
  slots: { keys: string; rows: string; weight: string },
  points: number,
  params: Params,
): string {
  params['groupLimit'] = groupLimitOf(points);
  return fillSql(largest, slots);
}

/** Columns `g0`, `g1`, `g2` of the three keys; a group that is not among the largest falls into the tail. */
export function foldedSql([k0 = "''", k1 = "''", k2 = "''"]: readonly string[]): string {
  return fillSql(folded, { k0, k1, k2 });
}

const placed = `WITH <name>Told AS
(
<rows>
),
<largest>,
<name> AS
(
SELECT *, (k0, k1, k2) GLOBAL IN (SELECT g0, g1, g2 FROM largest) AS isLarge
FROM <name>Told
)`;
const foldedKeys = `if(isLarge, k0, '') AS g0, if(isLarge, k1, '') AS g1, if(isLarge, k2, '') AS g2, if(isLarge, 0, 1) AS tail`;

/**
 * The common table expression `name` of rows with the keys `k0`, `k1`, `k2`, and the columns `g0`, `g1`, `g2`, `tail`
 * that place a row. Whether a group is large is told one level below them: a question of a subquery is planned once
 * for each use of its alias, with everything that the rows are made of.
 */
export function placeRows(
  { name, rows, weight }: { name: string; rows: string; weight: string },
  { groupBy, buckets }: Pick<MetricRequest, 'groupBy' | 'buckets'>,
  params: Params,
): { head: string; groups: string } {
  if (groupBy.length === 0)
    return {
      head: `WITH ${name} AS\n(\n${rows}\n)`,
      groups: 'k0 AS g0, k1 AS g1, k2 AS g2, 0 AS tail',
    };
  const slots = { keys: 'k0 AS g0, k1 AS g1, k2 AS g2', rows: `${name}Told`, weight };
  return {
    head: fillSql(placed, { name, rows, largest: largestSql(slots, buckets.length, params) }),
    groups: foldedKeys,
  };
}

/** The same fold on rows that were read whole: rows of small groups lose their keys and join the tail. */
export function keepLargestGroups<Row extends Place>(
  rows: readonly Row[],
  points: number,
  sizeOf: (row: Row) => number,
): Row[] {
  const sizes = new Map<string, number>();
  const keyOf = ({ g0, g1, g2 }: Row): string => JSON.stringify([g0, g1, g2]);
  for (const row of rows)
    if (row.tail === 0) sizes.set(keyOf(row), (sizes.get(keyOf(row)) ?? 0) + sizeOf(row));
  const limit = groupLimitOf(points);
  if (sizes.size <= limit) return [...rows];
  const ranked = [...sizes].sort(
    ([one, size], [other, otherSize]) => otherSize - size || (one < other ? -1 : 1),
  );
  const largest = new Set(ranked.slice(0, limit).map(([key]) => key));
  return rows.map((row) =>
    row.tail === 1 || largest.has(keyOf(row)) ? row : { ...row, g0: '', g1: '', g2: '', tail: 1 },
  );
}
