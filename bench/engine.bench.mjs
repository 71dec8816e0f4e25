// What the engine stores on its own at ten thousand rows an insert, and how much of it the product reaches.
import { randomUUID } from 'node:crypto';

import { startEngine } from './engine.mjs';
import { batchBody, buildEvent, freshIds } from './events.mjs';
import { closedLoop } from './generator.mjs';
import { keys, startApi, waitUntilDrained } from './processes.mjs';
import { report } from './table.mjs';

const section = 'engine';
const rowsPerInsert = 10_000;

function rowsBody() {
  const at = new Date().toISOString().replace('T', ' ').slice(0, 23);
  const batch = randomUUID();
  const lines = Array.from({ length: rowsPerInsert }, (_, index) => {
    const { messageId, kind, channel, area, stage, source, customer } = buildEvent(index);
    const who = { workspace_id: 'main', customer_id: customer.id, message_id: messageId, batch_id: batch };
    return JSON.stringify({ ...who, kind, occurred_at: at, received_at: at, channel, area, stage, source });
  });
  return { batchId: batch, body: Buffer.from(lines.join('\n')), rows: rowsPerInsert };
}

async function engineRate(seconds) {
  const engine = await startEngine();
  try {
    await engine.store.writer.insert(rowsBody());
    const from = performance.now();
    let rows = 0;
    while (performance.now() - from < seconds * 1000) {
      await engine.store.writer.insert(rowsBody());
      rows += rowsPerInsert;
    }
    return rows / ((performance.now() - from) / 1000);
  } finally {
    await engine.stop();
  }
}

export async function benchEngine({ seconds }) {
  const own = await engineRate(seconds);
  report(section, 'inserts of 10,000 rows, engine alone', own, 'rows/s');
  const api = await startApi();
  try {
    const from = performance.now();
    const { ok } = await closedLoop({
      url: api.url,
      key: keys.write,
      nextBody: freshIds(batchBody(100)),
      connections: 16,
      seconds,
    });
    await waitUntilDrained(api.url);
    const stored = (ok * 100) / ((performance.now() - from) / 1000);
    report(section, 'stored through the product, load on the same cores', stored, 'events/s');
    report(section, 'stored over the engine alone', stored / own, 'ratio', 0.75);
  } finally {
    await api.stop();
  }
}
