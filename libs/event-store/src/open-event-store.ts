import { Connection } from './client/connection.ts';
import type { EventStore, EventStoreOptions } from './event-store.ts';
import { migrate } from './migrations/migrate.ts';
import { assertClusterName } from './migrations/render-schema.ts';
import { readSchemaFiles } from './migrations/schema-file.ts';
import { QueryRunner } from './queries/query-runner.ts';
import { rebuildRollups } from './rollups/rebuild-rollups.ts';
import { mergeSettledTickets, settleTickets } from './tickets/settle-tickets.ts';
import { ClickHouseEventWriter } from './writer/clickhouse-event-writer.ts';
import { insertRows } from './writer/row-table.ts';

const createDatabaseTimeoutMs = 200_000;
const pingTimeoutMs = 5_000;

/** Opens a client; makes no connection until it is used. Throws when `cluster` or `database` cannot be a name. */
export function openEventStore(options: EventStoreOptions): EventStore {
  const {
    url,
    username,
    password,
    cluster,
    observer,
    reader,
    database = 'pulso',
    insertTimeoutMs = 30_000,
  } = options;
  if (cluster !== undefined) assertClusterName(cluster);
  if (!/^\w{1,64}$/.test(database))
    throw new Error(`${JSON.stringify(database)} cannot be a database's name`);

  const writing = new Connection({ url, username, password, database, maxSockets: 4 });
  const reading = new Connection({ url, username, password, ...reader, database, maxSockets: 8 });
  // A user who is not read-only by right is made so for each query; level 2 still takes the query's own limits.
  const runner = new QueryRunner(reading, reader === undefined ? { readonly: '2' } : {}, observer);

  return {
    writer: new ClickHouseEventWriter(writing, { cluster, insertTimeoutMs, observer }),
    async migrate() {
      await createDatabase(options, database);
      await migrate(writing, readSchemaFiles(), cluster);
    },
    async ping() {
      await writing.select({ sql: 'SELECT 1', timeoutMs: pingTimeoutMs });
    },
    query: (query, params, queryOptions) => runner.run(query, params, queryOptions),
    addRows: (table, rows) => insertRows(writing, table, rows, cluster),
    rebuildRollups: (range) => rebuildRollups(writing, { range, cluster }),
    async settleTickets(which) {
      // A difference reads and writes in one statement, on one server.
      if (cluster !== undefined) return false;
      await settleTickets(writing, which);
      return true;
    },
    mergeSettledTickets: () => mergeSettledTickets(writing),
    async close() {
      await Promise.all([writing.close(), reading.close()]);
    },
  };
}

async function createDatabase(options: EventStoreOptions, database: string): Promise<void> {
  const { url, username, password, cluster } = options;
  const connection = new Connection({ url, username, password, database: 'default', maxSockets: 1 });
  const onCluster = cluster === undefined ? '' : ` ON CLUSTER \`${cluster}\``;
  try {
    await connection.command({
      sql: `CREATE DATABASE IF NOT EXISTS ${database}${onCluster}`,
      timeoutMs: createDatabaseTimeoutMs,
    });
  } finally {
    await connection.close();
  }
}
