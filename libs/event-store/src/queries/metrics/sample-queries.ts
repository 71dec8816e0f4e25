import { dealSamples } from '../deals/sample-queries.ts';
import { eventSamples } from '../events/sample-queries.ts';
import { feedbackSamples } from '../feedback/sample-queries.ts';
import { journeySamples } from '../journeys/sample-queries.ts';
import type { NamedQuery } from '../named-query.ts';
import { customerSamples } from '../customers/sample-queries.ts';
import { serviceSamples } from '../service/sample-queries.ts';
import { composeBacklog, composeDesk } from './backlog-reading.ts';
import { orderSamples } from '../orders/sample-queries.ts';
import { eventCells } from './events-reading.ts';
import type { MetricRequest } from './metric-request.ts';
import { newestCells } from './newest-reading.ts';
import { orderCells } from './orders-reading.ts';
import { composeResponses } from './responses-reading.ts';
import { scoreCells } from './scores-reading.ts';
import { composeSums, type Folding } from './sum-reading.ts';
import { valueSamples } from '../value/sample-queries.ts';
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

const sums = (request: MetricRequest, folding?: Folding) => [
  composeSums(eventCells.reading, request, eventCells.row, { kinds: ['touchpoint'] }, folding),
  composeSums(scoreCells.reading, request, scoreCells.row, { scoreTypes: ['nps'] }, folding),
  composeSums(orderCells.reading, request, orderCells.row, {}, folding),
];

/** One rendering of every form that a metric query takes, for the golden file: the slots have no other fillings. */
export const sampleMetricQueries: readonly NamedQuery<unknown, unknown>[] = [
  ...sums(wall),
  composeSums(scoreCells.shared.reading, wall, scoreCells.row, { scoreTypes: ['nps'] }),
  composeSums(eventCells.reading, { ...wall, interval: 'hour' }, eventCells.row, { kinds: ['touchpoint'] }),
  ...sums(ragged),
  ...sums(ragged, 'by the reader'),
  ...sums(raw),
  composeSums(newestCells.reading, { ...raw, groupBy: ['source'] }, newestCells.row, {}),
  ...orderSamples(wall, raw),
  composeTickets(ragged),
  composeTickets(raw),
  composeResponses(ragged, { level: 0.5, targetSeconds: 14_400, share: false, calendar: null }),
  composeResponses(raw, { level: 0.5, targetSeconds: 14_400, share: false, calendar: null }),
  composeBacklog(ragged),
  composeBacklog(raw),
  composeBacklog({ ...wall, interval: 'hour', filters: ragged.filters, ticketsAreSettled: true }),
  composeDesk({ ...wall, filters: ragged.filters }),
  composeResponses(
    { ...ragged, ticketsAreSettled: true },
    { level: 0.5, targetSeconds: 14_400, share: false, calendar: null },
  ),
  ...customerSamples(wall, raw),
  ...eventSamples(wall, raw),
  ...feedbackSamples(wall, raw),
  ...journeySamples(wall, raw),
  ...valueSamples(wall, raw),
  ...dealSamples(wall, raw),
  ...serviceSamples(wall, raw),
].map(({ query }) => query as NamedQuery<unknown, unknown>);
