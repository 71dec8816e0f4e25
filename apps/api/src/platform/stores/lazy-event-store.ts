import {
  EventStoreError,
  type EventStore,
  type EventWriter,
  type NamedQuery,
  type QueryOptions,
  type RowTable,
  type TimeRange,
  type WhichTickets,
} from '@pulso/event-store';

/** The event store before it is there: until `open`, every call fails as `unavailable`, as it would in an outage. */
export class LazyEventStore implements EventStore {
  private opened: EventStore | undefined;

  open(store: EventStore): void {
    this.opened = store;
  }

  get writer(): EventWriter {
    return this.store().writer;
  }

  async migrate(): Promise<void> {
    await this.store().migrate();
  }

  async ping(): Promise<void> {
    await this.store().ping();
  }

  async query<P, R>(query: NamedQuery<P, R>, params: P, options?: QueryOptions): Promise<R[]> {
    return this.store().query(query, params, options);
  }

  async addRows<Row>(table: RowTable<Row>, rows: readonly Row[]): Promise<void> {
    await this.store().addRows(table, rows);
  }

  async rebuildRollups(range?: TimeRange): Promise<{ hours: number; rows: number }> {
    return this.store().rebuildRollups(range);
  }

  async settleTickets(which: WhichTickets): Promise<boolean> {
    return this.store().settleTickets(which);
  }

  async mergeSettledTickets(): Promise<void> {
    await this.store().mergeSettledTickets();
  }

  async close(): Promise<void> {
    await this.opened?.close();
  }

  private store(): EventStore {
    if (this.opened === undefined)
      throw new EventStoreError('unavailable', 0, 'The event store is starting.');
    return this.opened;
  }
}
