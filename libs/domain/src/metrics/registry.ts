import { aov } from './aov.metric.ts';
import { cesEasy } from './ces-easy.metric.ts';
import { cesNet } from './ces-net.metric.ts';
import { ces } from './ces.metric.ts';
import { csatMean } from './csat-mean.metric.ts';
import { csat } from './csat.metric.ts';
import { customers } from './customers.metric.ts';
import { eventsPerSecond } from './events-per-second.metric.ts';
import { events } from './events.metric.ts';
import { feedbackResponses } from './feedback-responses.metric.ts';
import { firstResponseTime } from './first-response-time.metric.ts';
import { freshness } from './freshness.metric.ts';
import type { Metric } from './metric.ts';
import { nps } from './nps.metric.ts';
import { orders } from './orders.metric.ts';
import { revenue } from './revenue.metric.ts';
import { ticketBacklog } from './ticket-backlog.metric.ts';
import { tickets } from './tickets.metric.ts';

/** Every number of the product, in the order of the catalogue. */
export const metrics: readonly Metric[] = [
  nps,
  csat,
  csatMean,
  ces,
  cesEasy,
  cesNet,
  feedbackResponses,
  events,
  eventsPerSecond,
  orders,
  revenue,
  aov,
  customers,
  tickets,
  firstResponseTime,
  ticketBacklog,
  freshness,
];

const byId = new Map(metrics.map((metric) => [metric.definition.id, metric]));

export function findMetric(id: string): Metric | undefined {
  return byId.get(id);
}
