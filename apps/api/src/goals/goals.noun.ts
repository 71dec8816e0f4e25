import { goal, type Goal } from '@pulso/contract';
import { findMetric } from '@pulso/domain';
import type { DocumentNoun } from '../platform/documents/documents.ts';

/** What people and departments should reach; the metric has to be one that there is. */
export const goals: DocumentNoun<Goal> = {
  noun: 'goals',
  schema: goal.refine(({ metric }) => findMetric(metric) !== undefined, {
    path: ['metric'],
    message: 'must be one of GET /api/metrics',
  }),
};
