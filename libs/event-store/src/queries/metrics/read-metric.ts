import type { AnyBoundMetric, ReadingKind, ReadingOptions } from '@pulso/domain';
import type { EventStore, QueryOptions } from '../../event-store.ts';
import { composeBacklog, foldBacklog } from './backlog-reading.ts';
import { buyersOf, composeBuyers } from './buyers-reading.ts';
import { eventsReading, eventsRow, foldEvents } from './events-reading.ts';
import { foldSeries } from './fold-series.ts';
import { pickSeries } from './grouping-sets.ts';
import type { MetricReading, MetricRequest } from './metric-request.ts';
import { carryNewest, foldNewest, newestReading, newestRow } from './newest-reading.ts';
import { foldOrders, ordersReading, ordersRow } from './orders-reading.ts';
import { composeResponses, noResponses, responsesOf } from './responses-reading.ts';
import { foldScores, scoresReading, scoresRow } from './scores-reading.ts';
import { composeSums } from './sum-reading.ts';
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
  async events(ask, request, { kinds }, freshness) {
    const { query, params } = composeSums(eventsReading, request, eventsRow, { kinds: [...kinds] });
    return foldSeries(request, await ask(query, params, freshness), foldEvents);
  },
  async scores(ask, request, { scoreTypes }, freshness) {
    const { query, params } = composeSums(scoresReading, request, scoresRow, { scoreTypes: [...scoreTypes] });
    return foldSeries(request, await ask(query, params, freshness), foldScores);
  },
  async orders(ask, request, _options, freshness) {
    const { query, params } = composeSums(ordersReading, request, ordersRow, {});
    return foldSeries(request, await ask(query, params, freshness), foldOrders);
  },
  async newest(ask, request, _options, freshness) {
    const { query, params } = composeSums(newestReading, request, newestRow, {});
    return carryNewest(foldSeries(request, await ask(query, params, freshness), foldNewest));
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
