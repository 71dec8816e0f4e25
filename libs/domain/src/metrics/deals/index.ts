import type { MetricEntry } from '../metric.ts';
import { deals } from './deals.metric.ts';
import { forecastCalibration } from './forecast-calibration.metric.ts';
import { pipelineCoverage } from './pipeline-coverage.metric.ts';
import { pipelineForecast } from './pipeline-forecast.metric.ts';
import { salesCycleTime } from './sales-cycle-time.metric.ts';
import { winRate } from './win-rate.metric.ts';

export const dealMetrics: readonly MetricEntry[] = [
  deals,
  winRate,
  salesCycleTime,
  pipelineForecast,
  pipelineCoverage,
  forecastCalibration,
];
