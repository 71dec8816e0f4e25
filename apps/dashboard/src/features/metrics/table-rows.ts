import type { MetricAnswer, MetricValue, MetricWarning } from '@pulso/contract';

export interface TableRow {
  key: string;
  group: string;
  /** Undefined for the row of the whole period. */
  from: string | undefined;
  value: MetricValue;
  notes: MetricWarning['code'][];
}

/** Newest first, the whole period on top of its group: what the chart draws, in figures. */
export function tableRows({ series }: MetricAnswer, dimension: string | undefined): TableRow[] {
  return series.flatMap(({ group, total, points }) => {
    const name = dimension ? (group[dimension] ?? '') : '';
    const row = (value: MetricValue, from: string | undefined): TableRow => ({
      key: `${name}|${from ?? 'total'}`,
      group: name,
      from,
      value,
      notes: value.warnings.map(({ code }) => code),
    });
    return [row(total, undefined), ...points.toReversed().map((point) => row(point, point.window.from))];
  });
}
