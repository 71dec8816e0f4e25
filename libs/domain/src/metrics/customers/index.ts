import type { MetricEntry } from '../metric.ts';
import { experienceScore } from './experience-score.metric.ts';
import { healthScore } from './health-score.metric.ts';

export const customerMetrics: readonly MetricEntry[] = [healthScore, experienceScore];
