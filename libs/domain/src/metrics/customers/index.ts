import type { Metric } from '../metric.ts';

export const customerMetrics: readonly Metric[] = [];
