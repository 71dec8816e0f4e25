import type { AnyBoundMetric, ReadingKind } from '@pulso/domain';
import type { EventStore } from '../../event-store.ts';
import { customerReaders } from '../customers/readers.ts';
import { dealReaders } from '../deals/readers.ts';
import { eventReaders } from '../events/readers.ts';
import { feedbackReaders } from '../feedback/readers.ts';
import { journeyReaders } from '../journeys/readers.ts';
import { orderReaders } from '../orders/readers.ts';
import { serviceReaders } from '../service/readers.ts';
import { isGiven } from '../value/renewals-reading.ts';
import { valueReaders } from '../value/readers.ts';
import type { EvidenceRows } from './evidence.ts';
import type { MetricReading, MetricRequest } from './metric-request.ts';
import { ticketsAreDerived } from './ticket-facts.ts';
import type { Freshness, Reader, Readers } from './reader.ts';

const readers: Readers<ReadingKind> = {
  ...customerReaders,
  ...dealReaders,
  ...eventReaders,
  ...feedbackReaders,
  ...journeyReaders,
  ...orderReaders,
  ...serviceReaders,
  ...valueReaders,
};

/**
 * Reads what a metric is computed from: for the window, for its largest groups and for each of their points. Throws
 * EventStoreError, of code 396 when the answer has more rows than are allowed.
 */
export async function readMetric(
  store: Pick<EventStore, 'query'>,
  request: MetricRequest,
  metric: AnyBoundMetric,
  freshness: Freshness = {},
): Promise<MetricReading> {
  const reader = readers[metric.reading] as Reader<ReadingKind>;
  return reader.read(store.query.bind(store), request, metric.options as never, freshness);
}

/** Whether `ticketsAreSettled` would make this answer cheaper. */
export const gainsFromSettledTickets = (request: MetricRequest, { reading }: AnyBoundMetric): boolean =>
  (reading === 'responses' || (reading === 'backlog' && request.groupBy.length === 0)) &&
  ticketsAreDerived(request);

/** What lists the entities behind one cell of a metric; undefined when there is nothing to list. */
export function evidenceOf(
  request: MetricRequest,
  metric: AnyBoundMetric,
  group: Readonly<Record<string, string>> = {},
): EvidenceRows | undefined {
  const reader = readers[metric.reading] as Reader<ReadingKind>;
  if (isGiven(metric)) return undefined;
  return reader.evidence?.(request, metric.options as never, group);
}
