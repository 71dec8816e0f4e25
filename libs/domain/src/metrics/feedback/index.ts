import { ces } from './ces.metric.ts';
import { cesEasy } from './ces-easy.metric.ts';
import { cesNet } from './ces-net.metric.ts';
import { csat } from './csat.metric.ts';
import { csatMean } from './csat-mean.metric.ts';
import { driverImportance } from './driver-importance.metric.ts';
import { feedbackResponses } from './feedback-responses.metric.ts';
import type { MetricEntry } from '../metric.ts';
import { milestoneCoverage } from './milestone-coverage.metric.ts';
import { nps } from './nps.metric.ts';
import { responseRate } from './response-rate.metric.ts';
import { sloBurnRate } from './slo-burn-rate.metric.ts';
import { surveyFatigue } from './survey-fatigue.metric.ts';

export const feedbackMetrics: readonly MetricEntry[] = [
  nps,
  csat,
  csatMean,
  ces,
  cesEasy,
  cesNet,
  feedbackResponses,
  responseRate,
  milestoneCoverage,
  surveyFatigue,
  driverImportance,
  sloBurnRate,
];
