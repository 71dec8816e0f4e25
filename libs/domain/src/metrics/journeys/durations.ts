import { intervalOf } from '../../statistics/interval.ts';
import { meanInterval } from '../../statistics/mean.ts';
import type { Measure } from '../metric.ts';
import type { DurationSummary } from './cells.ts';

export const durationStats = ['median', 'p75', 'p90', 'p95', 'mean'] as const;
export type DurationStat = (typeof durationStats)[number];

const levels = { median: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, mean: 0.5 } as const;
/** The quantile to read for a stat. */
export const levelOf = (stat: DurationStat): number => levels[stat];

export const noDurations: DurationSummary = {
  ...{ ended: 0, open: 0, excluded: 0, quantile: null, low: null, high: null },
  ...{ mean: null, deviation2: 0, survivalMedian: null },
};

export const durationStatParam = {
  en: 'median (default), p75, p90, p95 or mean',
  es: 'median (mediana; por defecto), p75, p90, p95 o mean (media)',
};
export const durationInterval = {
  en: 'Order statistics around the quantile; Student’s t for the mean, 95 %',
  es: 'Estadísticos de orden en torno al cuantil; t de Student en la media, 95 %',
};

/** A time in seconds over what has ended; what is open stands beside it as censored, and in the survival median. */
export function durationMeasure(cell: DurationSummary, stat: DurationStat): Measure {
  const { ended, open, excluded, quantile, low, high, mean, deviation2, survivalMedian } = cell;
  const byRank = low === null || high === null ? null : intervalOf('order-statistics', low, high);
  const byMean = mean === null ? null : meanInterval({ n: ended, mean, deviation2 });
  return {
    value: stat === 'mean' ? mean : quantile,
    n: ended,
    interval: stat === 'mean' ? byMean : byRank,
    parts: { ended, open, excluded, mean, survival_median: survivalMedian },
    warnings: [
      ...(open > 0
        ? [{ code: 'censored' as const, message: `${open} have not ended yet: their times are not in.` }]
        : []),
      ...(excluded > 0
        ? [{ code: 'excluded' as const, message: `${excluded} ended before they began and are left out.` }]
        : []),
    ],
  };
}
