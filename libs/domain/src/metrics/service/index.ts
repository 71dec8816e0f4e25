import { firstResponseTime } from './first-response-time.metric.ts';
import { ticketBacklog } from './ticket-backlog.metric.ts';
import { tickets } from './tickets.metric.ts';
import type { Metric } from '../metric.ts';

export const serviceMetrics: readonly Metric[] = [tickets, firstResponseTime, ticketBacklog];
