import type { Metric } from '../metric.ts';

export const dealMetrics: readonly Metric[] = [];
