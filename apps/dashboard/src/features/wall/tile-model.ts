import type { MetricAnswer, MetricValue, Problem } from '@pulso/contract';
import { changeOf, type Change } from '../../metric/change.ts';
import { bandOf, targetOf, type Band, type Target } from '../../metric/metric-bands.ts';
import { plainWords, type PlainWords } from '../../metric/plain-words.ts';
import type { TileSpec } from './views.ts';

/**
 * `waiting` before the first answer, `failed` when that one failed, `empty` when nothing was measured, `hidden` when showing it would
 * single people out, else `ready`. A question that fails keeps its last answer and is `late`.
 */
export interface TileModel {
  status: 'waiting' | 'failed' | 'empty' | 'hidden' | 'ready';
  late: boolean;
  total: MetricValue | undefined;
  points: MetricValue[];
  groups: GroupRow[];
  band: Band | undefined;
  target: Target | undefined;
  change: Change | undefined;
  /** Whether the period before has been read; only then may a tile say that there is nothing to compare. */
  compared: boolean;
  words: PlainWords | undefined;
  lowN: boolean;
}

export interface GroupRow {
  name: string;
  value: MetricValue;
  /** Of the largest group, 0 to 1. */
  share: number;
  band: Band | undefined;
}

export interface TileInput {
  answer: MetricAnswer | undefined;
  problem?: Problem | undefined;
  before?: MetricValue | undefined;
}

const maxGroups = 5;

export function tileModel(spec: TileSpec, { answer, problem, before }: TileInput): TileModel {
  const stat = spec.params?.['stat'];
  const total = answer?.total;
  const target = targetOf(spec.metric, stat);
  return {
    status: total || !problem ? statusOf(total) : 'failed',
    late: problem !== undefined,
    total,
    points: answer?.series.length === 1 ? (answer.series[0]?.points ?? []) : [],
    groups: spec.groupBy ? groupRows(answer, spec.groupBy, target) : [],
    band: total && judge(total, target),
    target,
    change: total && before ? changeOf(total, before) : undefined,
    compared: before !== undefined,
    words: total && plainWords(spec.metric, stat, total),
    lowN: hasWarning(total, 'low_n'),
  };
}

function statusOf(total: MetricValue | undefined): TileModel['status'] {
  if (!total) return 'waiting';
  if (hasWarning(total, 'hidden_small_n')) return 'hidden';
  return total.value === null ? 'empty' : 'ready';
}

const hasWarning = (total: MetricValue | undefined, code: string) =>
  total?.warnings.some((warning) => warning.code === code) ?? false;

/** Few answers are shown, never judged: a red tile must not stand on three people. */
const judge = (total: MetricValue, target: Target | undefined) =>
  total.value === null || hasWarning(total, 'low_n') ? undefined : bandOf(total.value, target);

/** The largest groups that have a value, largest value first; a customer sees the same order on every wall. */
function groupRows(
  answer: MetricAnswer | undefined,
  dimension: string,
  target: Target | undefined,
): GroupRow[] {
  const rows = (answer?.series ?? []).filter(({ total }) => total.value !== null);
  const largest = Math.max(0, ...rows.map(({ total }) => total.value ?? 0));
  return rows
    .toSorted((a, b) => (b.total.value ?? 0) - (a.total.value ?? 0))
    .slice(0, maxGroups)
    .map(({ group, total }) => ({
      name: group[dimension] ?? '',
      value: total,
      share: largest > 0 ? Math.max(0, (total.value ?? 0) / largest) : 0,
      band: judge(total, target),
    }));
}
