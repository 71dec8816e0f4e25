import type { MetricAnswer, MetricValue } from '@pulso/contract';
import { bandOf, targetOf, type Band } from '../../metric/metric-bands.ts';

export interface StageRow {
  name: string;
  events: MetricValue | undefined;
  score: { metric: 'csat' | 'nps'; value: MetricValue; band: Band | undefined } | undefined;
}

/** The stages every journey starts from; a workspace's own stages come after them, by how much happens in them. */
const usual = ['acquisition', 'sale', 'delivery', 'loyalty'];

/** One row a stage, left to right, each with how much happens in it and the score with most answers behind it. */
export function stageRows(events?: MetricAnswer, csat?: MetricAnswer, nps?: MetricAnswer): StageRow[] {
  const of = (answer: MetricAnswer | undefined, name: string) =>
    answer?.series.find(({ group }) => group['stage'] === name)?.total;
  const names = new Set(
    [events, csat, nps].flatMap((answer) => answer?.series.map(({ group }) => group['stage'] ?? '') ?? []),
  );
  names.delete('');
  const size = (name: string) => of(events, name)?.value ?? 0;
  const own = [...names].filter((name) => !usual.includes(name)).toSorted((a, b) => size(b) - size(a));
  const shown = names.size === 0 ? [] : [...usual.filter((name) => names.has(name)), ...own].slice(0, 6);
  return shown.map((name) => ({
    name,
    events: of(events, name),
    score: scoreOf(of(csat, name), of(nps, name)),
  }));
}

function scoreOf(csat: MetricValue | undefined, nps: MetricValue | undefined): StageRow['score'] {
  const candidates = [
    { metric: 'csat' as const, value: csat },
    { metric: 'nps' as const, value: nps },
  ].flatMap(({ metric, value }) => (value && value.value !== null ? [{ metric, value, n: value.n }] : []));
  const best = candidates.toSorted((a, b) => b.n - a.n)[0];
  if (!best) return undefined;
  const { metric, value } = best;
  const few = value.warnings.some(({ code }) => code === 'low_n');
  return { metric, value, band: few ? undefined : bandOf(value.value ?? 0, targetOf(metric)) };
}
