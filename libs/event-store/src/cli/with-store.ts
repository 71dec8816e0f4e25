import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedClickHouse } from '../embedded/start-embedded-clickhouse.ts';
import type { EventStore, EventStoreOptions } from '../event-store.ts';
import { openEventStore } from '../open-event-store.ts';
import { readStoreAddress } from '../store-address.ts';

/** The variables of the api that say where the store is. */
export interface StorePlace {
  readonly address: string | undefined;
  readonly cluster: string | undefined;
  readonly dataDirectory: string;
}

const engineEntry = new URL('../../../../apps/embedded-clickhouse/dist/main.js', import.meta.url);

/**
 * Works on the server at the address, else on the embedded engine's files: then the api must not run,
 * and the engine refuses a directory that another process holds.
 */
export async function withStore(
  place: StorePlace,
  work: (store: EventStore) => Promise<void>,
): Promise<void> {
  const { options, stop } = await reachStore(place);
  const store = openEventStore(options);
  try {
    await work(store);
  } finally {
    await store.close();
    await stop();
  }
}

async function reachStore(
  place: StorePlace,
): Promise<{ options: EventStoreOptions; stop: () => Promise<void> }> {
  const { address, cluster, dataDirectory } = place;
  if (address !== undefined) {
    return {
      options: { ...readStoreAddress(address), ...(cluster && { cluster }) },
      stop: () => Promise.resolve(),
    };
  }
  const engine = await startEmbeddedClickHouse({
    dataDirectory: join(resolve(dataDirectory), 'clickhouse'),
    entryPath: fileURLToPath(engineEntry),
  });
  const { url, username, password, reader } = engine;
  return { options: { url, username, password, reader }, stop: () => engine.stop() };
}
