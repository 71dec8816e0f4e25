import type { Metric } from '../metric.ts';
import { stageConversion } from './stage-conversion.metric.ts';
import { timeBetween } from './time-between.metric.ts';

export const journeyMetrics: readonly Metric[] = [stageConversion, timeBetween];
