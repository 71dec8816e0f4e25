import { metricNouns, type MetricDefinition, type MetricNoun } from '@pulso/contract';

/** The catalogue in chapters; empty ones are left out, metrics keep their order. */
export function byNoun(metrics: MetricDefinition[]): { noun: MetricNoun; metrics: MetricDefinition[] }[] {
  return metricNouns
    .map((noun) => ({ noun, metrics: metrics.filter((metric) => metric.noun === noun) }))
    .filter((chapter) => chapter.metrics.length > 0);
}
