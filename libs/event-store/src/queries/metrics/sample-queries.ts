import type { NamedQuery } from '../named-query.ts';
import { composeBacklog } from './backlog-reading.ts';
import { composeBuyers } from './buyers-reading.ts';
import { eventsReading, eventsRow } from './events-reading.ts';
import type { MetricRequest } from './metric-request.ts';
import { newestReading, newestRow } from './newest-reading.ts';
import { ordersReading, ordersRow } from './orders-reading.ts';
import { composeResponses } from './responses-reading.ts';
import { scoresReading, scoresRow } from './scores-reading.ts';
import { composeSums } from './sum-reading.ts';
import { composeTickets } from './tickets-reading.ts';

const hour = 3_600_000;
const wall: MetricRequest = {
  workspaceId: 'main',
  fromMs: 0,
  toMs: 48 * hour,
  tz: 'UTC',
  buckets: [],
  groupBy: [],
  filters: [],
  asOfMs: 48 * hour,
};
/** By day, ragged at both ends, split and filtered by dimensions that rollups keep. */
const ragged: MetricRequest = {
  ...wall,
  fromMs: hour / 2,
  toMs: 47.5 * hour,
  interval: 'day',
  groupBy: ['channel'],
  filters: [{ dimension: 'stage', op: 'not_in', values: [''] }],
};
/** Split by a free property, which only raw events have. */
const raw: MetricRequest = {
  ...ragged,
  tz: 'Europe/Madrid',
  interval: 'month',
  groupBy: ['channel', 'properties.plan'],
};

const sums = (request: MetricRequest) => [
  composeSums(eventsReading, request, eventsRow, { kinds: ['touchpoint'] }),
  composeSums(scoresReading, request, scoresRow, { scoreTypes: ['nps'] }),
  composeSums(ordersReading, request, ordersRow, {}),
];

/** One rendering of every form that a metric query takes, for the golden file: the slots have no other fillings. */
export const sampleMetricQueries: readonly NamedQuery<unknown, unknown>[] = [
  ...sums(wall),
  ...sums(ragged),
  ...sums(raw),
  composeSums(newestReading, { ...raw, groupBy: ['source'] }, newestRow, {}),
  composeBuyers(raw),
  composeTickets(ragged),
  composeTickets(raw),
  composeResponses(ragged, { level: 0.5, targetSeconds: 14_400 }),
  composeResponses(raw, { level: 0.5, targetSeconds: 14_400 }),
  composeBacklog(ragged),
  composeBacklog(raw),
].map(({ query }) => query as NamedQuery<unknown, unknown>);
