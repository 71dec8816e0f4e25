import { botResolution } from './bot-resolution.metric.ts';
import { firstContactResolution } from './first-contact-resolution.metric.ts';
import { firstResponseTime } from './first-response-time.metric.ts';
import { reopenRate } from './reopen-rate.metric.ts';
import { resolutionTime } from './resolution-time.metric.ts';
import { selfServiceScore } from './self-service-score.metric.ts';
import { ticketBacklog } from './ticket-backlog.metric.ts';
import { tickets } from './tickets.metric.ts';
import { verifiedDeflection } from './verified-deflection.metric.ts';
import type { MetricEntry } from '../metric.ts';

export const serviceMetrics: readonly MetricEntry[] = [
  tickets,
  firstResponseTime,
  resolutionTime,
  reopenRate,
  firstContactResolution,
  ticketBacklog,
  selfServiceScore,
  verifiedDeflection,
  botResolution,
];
