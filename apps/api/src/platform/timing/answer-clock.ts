import type { EventStore } from '@pulso/event-store';
import { WaitClock } from './wait-clock.ts';

/** What one question waited for. */
export class AnswerClock {
  /** The event store. */
  readonly store = new WaitClock();
  /** A model that was computed off the event loop. */
  readonly compute = new WaitClock();

  /** The reading side of `store`, with every wait for it on this clock. */
  watch(store: Pick<EventStore, 'query'>): Pick<EventStore, 'query'> {
    return { query: (query, params, options) => this.store.time(() => store.query(query, params, options)) };
  }
}
