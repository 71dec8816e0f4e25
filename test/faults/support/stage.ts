import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@clickhouse/client';
import { openEventStore, startEmbeddedClickHouse, type EventStore } from '@pulso/event-store';
import { makeTempDirectory, TcpFaultProxy } from '@pulso/testing';
import { startApi, type RunningApi } from '../../support/start-api.ts';

/** An api whose store is a server of its own behind a proxy that can misbehave, as a remote ClickHouse would be. */
export interface RemoteStage {
  api: RunningApi;
  store: EventStore;
  proxy: TcpFaultProxy;
  /** Runs a statement on the engine itself, past the api. */
  command(sql: string): Promise<void>;
  close(): Promise<void>;
}

const engineEntry = fileURLToPath(new URL('../../../apps/embedded-clickhouse/dist/main.js', import.meta.url));

export async function openRemoteStage(): Promise<RemoteStage> {
  const temp = makeTempDirectory('remote-store');
  const engine = await startEmbeddedClickHouse({
    dataDirectory: join(temp.path, 'engine'),
    entryPath: engineEntry,
  });
  const proxy = await TcpFaultProxy.start({ port: Number(new URL(engine.url).port) });
  const address = new URL('/pulso', proxy.url);
  address.username = engine.username;
  address.password = engine.password;
  const api = await startApi({ environment: { CLICKHOUSE_URL: address.href } });
  const store = openEventStore(engine);
  const { url, username, password } = engine;
  const client = createClient({ url, username, password, database: 'pulso' });
  return {
    api,
    store,
    proxy,
    async command(query) {
      await client.command({ query });
    },
    async close() {
      proxy.setFault({});
      await api.stop();
      await store.close();
      await client.close();
      await proxy.close();
      await engine.stop();
      temp.remove();
    },
  };
}
