import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineQuery, openEventStore, startEmbeddedClickHouse, type EventStore } from '@pulso/event-store';
import { z } from 'zod';

const idCounts = defineQuery({
  name: 'test.id-counts',
  sql: 'SELECT message_id AS id, toUInt32(count()) AS times FROM events GROUP BY message_id',
  params: z.object({}),
  row: z.object({ id: z.string(), times: z.number() }),
  limits: { maxResultRows: 5_000_000, maxExecutionMs: 60_000 },
});

/** How often each message id is visible. */
export async function countIds(store: EventStore): Promise<Map<string, number>> {
  const rows = await store.query(idCounts, {});
  return new Map(rows.map(({ id, times }) => [id, times]));
}

/** The same, read from the data directory of an api that has ended. */
export async function readStoredIds(dataDirectory: string): Promise<Map<string, number>> {
  const engine = await startEmbeddedClickHouse({
    dataDirectory: join(dataDirectory, 'clickhouse'),
    entryPath: fileURLToPath(new URL('../../../apps/embedded-clickhouse/dist/main.js', import.meta.url)),
    log: () => undefined,
  });
  const store = openEventStore(engine);
  try {
    return await countIds(store);
  } finally {
    await store.close();
    await engine.stop();
  }
}
