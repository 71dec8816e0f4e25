import { metricNouns, type MetricNoun } from '@pulso/contract';
import { customerMetrics } from './customers/index.ts';
import { dealMetrics } from './deals/index.ts';
import { eventMetrics } from './events/index.ts';
import { feedbackMetrics } from './feedback/index.ts';
import { journeyMetrics } from './journeys/index.ts';
import type { Metric, MetricEntry } from './metric.ts';
import { orderMetrics } from './orders/index.ts';
import { serviceMetrics } from './service/index.ts';
import { valueMetrics } from './value/index.ts';

const metricsByNoun: Record<MetricNoun, readonly MetricEntry[]> = {
  feedback: feedbackMetrics,
  customers: customerMetrics,
  orders: orderMetrics,
  value: valueMetrics,
  deals: dealMetrics,
  journeys: journeyMetrics,
  service: serviceMetrics,
  events: eventMetrics,
};

/** Every number of the product, in the order of the catalogue. */
export const metrics: readonly Metric[] = metricNouns.flatMap((noun) =>
  metricsByNoun[noun].map((entry) => ({ ...entry, definition: { ...entry.definition, noun } })),
);

const byId = new Map(metrics.map((metric) => [metric.definition.id, metric]));

export function findMetric(id: string): Metric | undefined {
  return byId.get(id);
}
