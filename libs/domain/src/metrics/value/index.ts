import type { MetricEntry } from '../metric.ts';
import { churnInferred } from './churn-inferred.metric.ts';
import { cltvHistoric } from './cltv-historic.metric.ts';
import { cltvPresentValue } from './cltv-present-value.metric.ts';
import { cltvToCoca } from './cltv-to-coca.metric.ts';
import { coca } from './coca.metric.ts';
import { paybackMonths } from './payback-months.metric.ts';
import { cltvContractual } from './cltv-contractual.metric.ts';
import { cltvPredicted } from './cltv-predicted.metric.ts';

export const valueMetrics: readonly MetricEntry[] = [
  cltvHistoric,
  cltvPresentValue,
  cltvPredicted,
  cltvContractual,
  churnInferred,
  coca,
  cltvToCoca,
  paybackMonths,
];
