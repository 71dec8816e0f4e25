import type { EventStore } from '@pulso/event-store';

/** How long one question waited for the event store: reads that run side by side count once. */
export class StoreClock {
  private inFlight = 0;
  private sinceMs = 0;
  private settledMs = 0;

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** Milliseconds so far. A read in flight counts once it has ended, and an answer that was shared not at all. */
  get waitedMs(): number {
    return this.settledMs;
  }

  /** The reading side of `store`, with every wait for it on this clock. */
  watch(store: Pick<EventStore, 'query'>): Pick<EventStore, 'query'> {
    return { query: (query, params, options) => this.time(() => store.query(query, params, options)) };
  }

  /** Runs `read`, which waits for the store, on this clock. */
  async time<T>(read: () => Promise<T>): Promise<T> {
    if (this.inFlight === 0) this.sinceMs = this.nowMs();
    this.inFlight += 1;
    try {
      return await read();
    } finally {
      this.inFlight -= 1;
      if (this.inFlight === 0) this.settledMs += this.nowMs() - this.sinceMs;
    }
  }
}
