export { EventStoreError, type EventStoreOutcome } from './event-store-error.ts';
export type { Credentials } from './client/credentials.ts';
export type {
  EventStore,
  EventStoreObserver,
  EventStoreOptions,
  QueryOptions,
  TimeRange,
} from './event-store.ts';
export { defineQuery, type NamedQuery, type QueryLimits } from './queries/named-query.ts';
export { queryCatalogue } from './queries/catalogue.ts';
export { count, utcText, utcTextOf, utcTextToMs } from './queries/column-schemas.ts';
export type { DeadLetterRow, EventBatch, EventWriter, RefusedRow, StoredKey } from './writer/event-writer.ts';
export { calendarHoursTable, countCalendarHours } from './queries/service/calendar-hours.ts';
export { currentPeople } from './queries/people/current-people.ts';
export { listCustomerSubjects } from './queries/customers/customer-subjects.ts';
export { countOpenTickets, customerSummary } from './queries/customers/customer-summary.ts';
export { readCustomerTimeline, type TimelineEvent } from './queries/customers/customer-timeline.ts';
export { idParams } from './queries/people/under-ids.ts';
export { readCustomerState, type CustomerState } from './queries/customers/customer-state.ts';
export { idsOf } from './queries/people/ids-of.ts';
export { linksToKnown, visitorsOf } from './queries/people/links-of.ts';
export { listRates, ratesTable } from './queries/rates/rates-table.ts';
export { peopleTable } from './queries/people/people-table.ts';
export { touchedIds } from './queries/people/touched-ids.ts';
export { settledUntil, ticketSettlements } from './tickets/ticket-settlements.ts';
export { ticketAfter, ticketWorkspaces, touchedTickets } from './tickets/touched-tickets.ts';
export { defineRowTable, type RowTable } from './writer/row-table.ts';
export type { TicketRange, WhichTickets } from './tickets/settle-tickets.ts';
export { openEventStore } from './open-event-store.ts';
export { readStoreAddress } from './store-address.ts';
export { countDeadLetters } from './queries/accounting/count-dead-letters.ts';
export { countEvents } from './queries/accounting/count-events.ts';
export { findByMessageIds } from './queries/accounting/find-by-message-ids.ts';
export { newestFeedback } from './queries/feedback/newest-feedback.ts';
export { sourceFreshness } from './queries/sources/source-freshness.ts';
export {
  startEmbeddedClickHouse,
  type EmbeddedClickHouse,
  type EmbeddedClickHouseOptions,
} from './embedded/start-embedded-clickhouse.ts';
export type { MetricReading, MetricRequest, SeriesCells } from './queries/metrics/metric-request.ts';
export { evidenceOf, gainsFromSettledTickets, readMetric } from './queries/metrics/read-metric.ts';
export {
  countEvidence,
  listEvidence,
  type EvidenceCount,
  type EvidenceEntity,
  type EvidenceRow,
  type EvidenceRows,
} from './queries/metrics/evidence.ts';
export {
  readCustomerHistories,
  readPurchaseTable,
  type CustomerHistoryRow,
} from './queries/value/customer-histories.ts';
