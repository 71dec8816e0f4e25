// The embedded engine on its own, with the product's schema, so that the engine's own speed can be the yardstick.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@clickhouse/client';
import { openEventStore, startEmbeddedClickHouse } from '@pulso/event-store';

const entryPath = fileURLToPath(new URL('../apps/embedded-clickhouse/dist/main.js', import.meta.url));

export async function startEngine() {
  const directory = mkdtempSync(join(tmpdir(), 'pulso-bench-engine-'));
  const engine = await startEmbeddedClickHouse({ dataDirectory: directory, entryPath });
  const { url, username, password } = engine;
  const store = openEventStore(engine);
  await store.migrate();
  const address = new URL('/pulso', url);
  address.username = username;
  address.password = password;
  // A step of the history takes some seconds, and minutes when the machine is busy.
  const client = createClient({ url, username, password, database: 'pulso', request_timeout: 600_000 });
  return {
    store,
    address: address.href,
    client,
    /** Resolves when nothing is merged any more: a history is filled in minutes that came in over months. */
    async whenMerged() {
      for (let quiet = 0; quiet < 3;) {
        const rows = await client.query({
          query: 'SELECT count() AS merges FROM system.merges',
          format: 'JSONEachRow',
        });
        const [{ merges }] = await rows.json();
        quiet = Number(merges) === 0 ? quiet + 1 : 0;
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    },
    async stop() {
      await store.close();
      await engine.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const history = `
INSERT INTO events (workspace_id, kind, occurred_at, received_at, message_id, batch_id, source, name, channel, area, stage,
  customer_id, amount, currency, verbatim, score_type, score, scale_min, scale_max, direction, survey, subject_id, action, actor, properties)
SELECT 'main',
  multiIf(turn < 5, 'touchpoint', turn < 6, ['touchpoint', 'content', 'bot', 'deal', 'spend'][1 + lap % 5],
    turn < 8, 'feedback', turn < 9, 'order', 'ticket') AS kind,
  now64(3) - toIntervalSecond(intDiv(number * 7776000, {rows:UInt64})) AS at, at + toIntervalSecond(5), toString(number), generateUUIDv4(),
  ['shop', 'crm', 'helpdesk'][1 + number % 3], 'event', ['web', 'app', 'store', 'phone', 'email'][1 + number % 5],
  ['marketing', 'sales', 'delivery', 'service'][1 + intDiv(number, 2) % 4],
  ['acquisition', 'sale', 'delivery', 'loyalty'][1 + intDiv(number, 4) % 4],
  concat('customer-', toString(number % 50000)),
  if(turn = 8 OR kind IN ('deal', 'spend'), toDecimal64(20 + number % 80, 4), NULL),
  if(turn = 8 OR kind IN ('deal', 'spend'), 'EUR', ''),
  if(turn = 6 AND lap % 5 = 0, 'It came in time, and in one piece.', ''),
  multiIf(turn = 6, 'nps', turn = 7, if(lap % 2 = 0, 'csat', 'ces'), '') AS asked,
  multiIf(turn = 6, number % 11, turn = 7, 1 + number % 5, NULL),
  multiIf(turn = 6, 0, turn = 7, 1, NULL), multiIf(turn = 6, 10, asked = 'csat', 5, asked = 'ces', 7, NULL), if(turn IN (6, 7), 'higher_is_better', ''), asked,
  multiIf(turn = 9, toString(ticket), kind = 'deal', toString(intDiv(number, 1000)), toString(number)),
  multiIf(turn = 8, 'completed', turn = 9, act, kind = 'deal', ['won', 'created'][1 + intDiv(number, 100) % 2],
    kind = 'content', ['viewed', 'searched'][1 + number % 2], kind = 'bot', ['resolved', 'entered'][1 + number % 2], ''),
  if(turn = 9, if(act = 'created', 'customer', 'human'), ''), map('plan', 'basic', 'amount', toString(number % 100))
FROM (
  SELECT number, (number + intDiv(number, 10)) % 10 AS turn, intDiv(number, 10) AS lap, intDiv(number, 30) AS ticket,
    [if(ticket % 20 = 0, 'replied', 'solved'), 'replied', 'created'][1 + intDiv(number, 10) % 3] AS act
  FROM numbers({from:UInt64}, {count:UInt64})
)`;

/**
 * Ninety days of history, evenly spread and received when it happened, in steps that fit the engine's memory. One
 * event in ten is a ticket's, three to a ticket in the order of a life (numbers run back in time); one ticket in twenty
 * stays open.
 */
export async function fillHistory(engine, rows) {
  const step = 500_000;
  for (let from = 0; from < rows; from += step) {
    const params = { rows, from, count: Math.min(step, rows - from) };
    await engine.client.command({
      query: history,
      query_params: params,
      clickhouse_settings: { max_memory_usage: '0' },
    });
  }
}
