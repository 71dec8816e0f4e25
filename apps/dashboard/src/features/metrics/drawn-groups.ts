import type { MetricSeries } from '@pulso/contract';

/** The groups that a chart has room for: those with a figure, the ones with most behind it first. */
export function drawnGroups(series: readonly MetricSeries[], most: number): MetricSeries[] {
  return series
    .filter(({ points }) => points.some(({ value }) => value !== null))
    .toSorted((one, other) => other.total.n - one.total.n)
    .slice(0, most);
}
