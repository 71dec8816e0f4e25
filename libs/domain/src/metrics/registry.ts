import { customerMetrics } from './customers/index.ts';
import { dealMetrics } from './deals/index.ts';
import { eventMetrics } from './events/index.ts';
import { feedbackMetrics } from './feedback/index.ts';
import { journeyMetrics } from './journeys/index.ts';
import type { Metric } from './metric.ts';
import { orderMetrics } from './orders/index.ts';
import { serviceMetrics } from './service/index.ts';
import { valueMetrics } from './value/index.ts';

/** Every number of the product, in the order of the catalogue. */
export const metrics: readonly Metric[] = [
  ...feedbackMetrics,
  ...customerMetrics,
  ...orderMetrics,
  ...valueMetrics,
  ...dealMetrics,
  ...journeyMetrics,
  ...serviceMetrics,
  ...eventMetrics,
];

const byId = new Map(metrics.map((metric) => [metric.definition.id, metric]));

export function findMetric(id: string): Metric | undefined {
  return byId.get(id);
}
