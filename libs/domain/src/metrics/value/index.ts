import type { Metric } from '../metric.ts';
import { churnInferred } from './churn-inferred.metric.ts';
import { cltvContractual } from './cltv-contractual.metric.ts';
import { cltvPredicted } from './cltv-predicted.metric.ts';

export const valueMetrics: readonly Metric[] = [cltvPredicted, cltvContractual, churnInferred];
