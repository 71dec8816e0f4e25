import type { MetricAnswer, MetricValue, MetricWarning } from '@pulso/contract';

export interface TableRow {
  key: string;
  group: Record<string, string>;
  /** Undefined for the row of the whole period. */
  from: string | undefined;
  value: MetricValue;
  notes: MetricWarning['code'][];
}

/**
 * Newest first, the whole period on top of its group: what the chart draws, in figures. Groups that a metric makes
 * by itself are drawn for the whole period, and have no other rows.
 */
export function tableRows({ series }: MetricAnswer, whole: boolean): TableRow[] {
  return series.flatMap(({ group, total, points }) => {
    const row = (value: MetricValue, from: string | undefined): TableRow => ({
      key: `${JSON.stringify(group)}|${from ?? 'total'}`,
      group,
      from,
      value,
      notes: value.warnings.map(({ code }) => code),
    });
    const periods = whole ? [] : points.toReversed();
    return [row(total, undefined), ...periods.map((point) => row(point, point.window.from))];
  });
}
