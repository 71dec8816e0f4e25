import type { Measure, MeasureContext } from './metric.ts';
import { findMetric } from './registry.ts';

/** A cell of a reading, and the window that it was read for. */
export interface CellJob {
  cell: unknown;
  context: MeasureContext;
}

/** Computes cells by the id of their metric: what a thread does that cannot be sent a function. */
export function measureCells(metricId: string, params: unknown, jobs: readonly CellJob[]): Measure[] {
  const bound = findMetric(metricId)?.bind(params);
  if (!bound) throw new Error(`there is no metric ${metricId}`);
  const compute = bound.compute as (cell: unknown, context: MeasureContext) => Measure;
  return jobs.map(({ cell, context }) => compute(cell, context));
}
