import type { Metric } from '../metric.ts';

export const journeyMetrics: readonly Metric[] = [];
