import type { AnyBoundMetric, ReadingKind, ReadingOptions } from '@pulso/domain';
import type { EventStore, QueryOptions } from '../../event-store.ts';
import { composeBacklog, foldBacklog } from './backlog-reading.ts';
import { buyersOf, composeBuyers } from './buyers-reading.ts';
import { eventCells } from './events-reading.ts';
import { foldSeries } from './fold-series.ts';
import { pickSeries } from './grouping-sets.ts';
import type { MetricReading, MetricRequest } from './metric-request.ts';
import { carryNewest, newestCells } from './newest-reading.ts';
import { orderCells } from './orders-reading.ts';
import { readSums } from './read-sums.ts';
import { composeResponses, noResponses, responsesOf } from './responses-reading.ts';
import { scoreCells } from './scores-reading.ts';
import { composeTickets, foldTickets } from './tickets-reading.ts';

/** How far an answer of the same question may be shared. */
type Freshness = Pick<QueryOptions, 'maxAgeMs' | 'epoch'>;

type Reader<Kind extends ReadingKind> = (
  ask: EventStore['query'],
  request: MetricRequest,
  options: ReadingOptions[Kind],
  freshness: Freshness,
) => Promise<MetricReading<Kind>>;

const readers: { [Kind in ReadingKind]: Reader<Kind> } = {
  events: (ask, request, { kinds }, freshness) =>
    readSums(ask, request, eventCells, { kinds: [...kinds] }, freshness),
  scores: (ask, request, { scoreTypes }, freshness) =>
    readSums(ask, request, scoreCells, { scoreTypes: [...scoreTypes] }, freshness),
  orders: (ask, request, _options, freshness) => readSums(ask, request, orderCells, {}, freshness),
  async newest(ask, request, _options, freshness) {
    return carryNewest(await readSums(ask, request, newestCells, {}, freshness));
  },
  async buyers(ask, request, _options, freshness) {
    const { query, params } = composeBuyers(request);
    return pickSeries(request, await ask(query, params, freshness), buyersOf, { buyers: 0 });
  },
  async tickets(ask, request, _options, freshness) {
    const { query, params } = composeTickets(request);
    return foldSeries(request, await ask(query, params, freshness), foldTickets);
  },
  async responses(ask, request, options, freshness) {
    const { query, params } = composeResponses(request, options);
    return pickSeries(request, await ask(query, params, freshness), responsesOf, noResponses);
  },
  async backlog(ask, request, _options, freshness) {
    const { query, params } = composeBacklog(request);
    return foldBacklog(request, await ask(query, params, freshness));
  },
};

/**
 * Reads what a metric is computed from: for the window, for its largest groups and for each of their points, in one
 * query. Throws EventStoreError, of code 396 when the answer has more rows than are allowed.
 */
export async function readMetric(
  store: Pick<EventStore, 'query'>,
  request: MetricRequest,
  metric: AnyBoundMetric,
  freshness: Freshness = {},
): Promise<MetricReading> {
  const read = readers[metric.reading] as Reader<ReadingKind>;
  return read(store.query.bind(store), request, metric.options as never, freshness);
}
