import { EventStoreError } from './event-store-error.ts';
import type { EventStore, EventStoreOptions } from './event-store.ts';

/** Opens a client; makes no connection until it is used. */
export function openEventStore(options: EventStoreOptions): EventStore {
  throw new EventStoreError('unavailable', 0, `no client for ${options.url} yet`);
}
