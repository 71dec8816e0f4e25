import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expectBalanced, waitUntilDrained } from '../faults/support/accounts.ts';
import { expectExactlyOnce } from '../faults/support/expect-exactly-once.ts';
import { startProducer } from '../faults/support/known-events.ts';
import { readStoredIds } from '../faults/support/stored-ids.ts';
import { freePort } from '../support/free-port.ts';
import { startApi, writeKey, type RunningApi } from '../support/start-api.ts';

// The short form for every run; PULSO_FAULT_CYCLES=50 is the release run.
const cycles = Number(process.env['PULSO_FAULT_CYCLES'] ?? 1);
const points = ['frozen', 'inserted', 'remembered', 'committed'];
const limitMs = 60 * 60_000;

describe('kill -9 between the steps of a batch', () => {
  it(
    'loses and repeats nothing at any point',
    async () => {
      const dataDirectory = await mkdtemp(join(tmpdir(), 'pulso-failpoint-'));
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const producer = startProducer({ url: () => url, writeKey, batchSize: 20, lanes: 2, repeatShare: 0.2 });
      let api: RunningApi | undefined;
      try {
        for (let cycle = 0; cycle < cycles * points.length; cycle += 1) {
          const point = points[cycle % points.length];
          const environment = { PULSO_FAILPOINT: `${point}:${1 + (cycle % 3)}` };
          await untilKilled(startApi({ dataDirectory, port, environment, waitFor: 'events' }));
        }
        api = await startApi({ dataDirectory, port });
        await delay(500);
        await producer.stop();
        expectBalanced(await waitUntilDrained(url));
        expect(producer.ledger.acknowledged.size).toBeGreaterThan(100);
        await api.stop();
        expectExactlyOnce(producer.ledger, await readStoredIds(dataDirectory));
      } finally {
        await producer.stop();
        await api?.kill();
        await rm(dataDirectory, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
      }
    },
    limitMs,
  );
});

/** A quick death may come before the api was ready. */
async function untilKilled(starting: Promise<RunningApi>): Promise<void> {
  const api = await starting.catch((error: Error) => {
    if (!error.message.includes('SIGKILL')) throw error;
  });
  await api?.exited;
}
