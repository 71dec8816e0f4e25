import type { MetricAnswer, MetricValue } from '@pulso/contract';

export interface Matrix {
  rowKey: string;
  columnKey: string;
  rows: string[];
  columns: string[];
  /** By row and column; undefined where the metric gave nothing. */
  cells: (MetricValue | undefined)[][];
}
export interface FunnelStep {
  name: string;
  value: MetricValue;
  reached: number | undefined;
  /** In per cent; of those who entered, and of those at the step before. */
  overall: number | undefined;
  fromBefore: number | undefined;
}
interface ListRow {
  group: Record<string, string>;
  value: MetricValue;
}
/** Groups that a metric makes by itself, in the form that shows them best; `none` when it made none. */
export type OwnGroups =
  | { form: 'none' }
  | { form: 'funnel'; steps: FunnelStep[] }
  | { form: 'matrix'; matrix: Matrix }
  | { form: 'list'; rows: ListRow[] };

const matrices = [
  ['cohort', 'period'],
  ['from', 'to'],
] as const;

export function ownGroups({ series }: MetricAnswer, groupBy: string | undefined): OwnGroups {
  const keys = [...new Set(series.flatMap(({ group }) => Object.keys(group)))];
  const own = keys.filter((key) => key !== groupBy);
  if (own.length === 0) return { form: 'none' };
  const rows = series.map(({ group, total }) => ({ group, value: total }));
  if (groupBy !== undefined) return { form: 'list', rows };
  if (own.length === 1 && own[0] === 'step') return { form: 'funnel', steps: rows.map(funnelStep) };
  const pair = matrices.find(
    ([row, column]) => own.length === 2 && own.includes(row) && own.includes(column),
  );
  return pair ? { form: 'matrix', matrix: matrixOf(rows, pair[0], pair[1]) } : { form: 'list', rows };
}

function funnelStep({ group, value }: ListRow): FunnelStep {
  const part = (name: string) => value.parts?.[name] ?? undefined;
  return {
    name: group['step'] ?? '',
    value,
    reached: part('reached'),
    overall: part('overall_percent'),
    fromBefore: part('step_percent'),
  };
}

function matrixOf(found: ListRow[], rowKey: string, columnKey: string): Matrix {
  const valuesOf = (key: string) =>
    [...new Set(found.map(({ group }) => group[key] ?? ''))].toSorted(naturally);
  const [rows, columns] = [valuesOf(rowKey), valuesOf(columnKey)];
  const at = (row: string, column: string) =>
    found.find(({ group }) => group[rowKey] === row && group[columnKey] === column)?.value;
  return {
    rowKey,
    columnKey,
    rows,
    columns,
    cells: rows.map((row) => columns.map((column) => at(row, column))),
  };
}

const naturally = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true });
