import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  startEmbeddedClickHouse,
  type EmbeddedClickHouse,
} from '../src/embedded/start-embedded-clickhouse.ts';

type ClientOptions = Parameters<typeof createClient>[0];

export interface EngineWithClients {
  readonly engine: EmbeddedClickHouse;
  readonly owner: ClickHouseClient;
  readonly reader: ClickHouseClient;
  /** One more client of the owner, closed with the engine. */
  connect(options: ClientOptions): ClickHouseClient;
  rows<T>(
    sql: string,
    options?: { client?: ClickHouseClient; params?: Record<string, unknown> },
  ): Promise<T[]>;
  stop(): Promise<void>;
}

export const builtEntryPath = fileURLToPath(
  new URL('../../../apps/embedded-clickhouse/dist/main.js', import.meta.url),
);

/** The built engine on an empty directory, with ClickHouse's own client as both of its users. */
export async function startEngineWithClients(): Promise<EngineWithClients> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'pulso-embedded-'));
  const engine = await startEmbeddedClickHouse({ dataDirectory, entryPath: builtEntryPath });
  const { url, username, password } = engine;
  const clients: ClickHouseClient[] = [];
  const connect = (options: ClientOptions) => {
    const client = createClient({
      url,
      username,
      password,
      log: { level: ClickHouseLogLevel.OFF },
      ...options,
    });
    clients.push(client);
    return client;
  };
  const owner = connect({});
  return {
    engine,
    owner,
    reader: connect(engine.reader),
    connect,
    async rows<T>(
      sql: string,
      options: { client?: ClickHouseClient; params?: Record<string, unknown> } = {},
    ) {
      const answer = await (options.client ?? owner).query({
        query: sql,
        query_params: options.params,
        format: 'JSONEachRow',
      });
      return (await answer.json()) as T[];
    },
    async stop() {
      await Promise.all(clients.map((client) => client.close()));
      await engine.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
