import type { Metric } from '../metric.ts';

export const valueMetrics: readonly Metric[] = [];
