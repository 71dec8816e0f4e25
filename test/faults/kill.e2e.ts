import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { startApi, type RunningApi } from '../support/start-api.ts';
import { expectBalanced, waitUntilDrained } from './support/accounts.ts';
import { expectExactlyOnce } from './support/expect-exactly-once.ts';
import { startProducer } from './support/known-events.ts';
import { killDescendant } from './support/processes.ts';
import { readStoredIds } from './support/stored-ids.ts';

// The short form for every run; PULSO_FAULT_CYCLES=1000 is the release run.
const cycles = (short: number): number => Number(process.env['PULSO_FAULT_CYCLES'] ?? short);
const limitMs = 60 * 60_000;

interface Stage {
  api: RunningApi;
  restart(): Promise<void>;
}

async function underLoad(
  batchSize: number,
  paddingBytes: number,
  act: (stage: Stage) => Promise<void>,
): Promise<void> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'pulso-kill-'));
  const port = await freePort();
  // Every other time it is killed while its stores still start, and else while it loads them.
  let starts = 0;
  const start = () =>
    startApi({ dataDirectory, port, waitFor: (starts += 1) % 2 === 0 ? 'events' : 'stores' });
  const stage: Stage = {
    api: await start(),
    async restart() {
      stage.api = await start();
    },
  };
  const { writeKey } = stage.api;
  const producer = startProducer({
    url: () => stage.api.url,
    writeKey,
    batchSize,
    paddingBytes,
    lanes: 4,
    repeatShare: 0.2,
  });
  try {
    await act(stage);
    await producer.stop();
    expectBalanced(await waitUntilDrained(stage.api.url));
    expect(producer.ledger.acknowledged.size).toBeGreaterThan(1000);
    await stage.api.stop();
    expectExactlyOnce(producer.ledger, await readStoredIds(dataDirectory));
  } finally {
    await producer.stop();
    await stage.api.kill();
    await rm(dataDirectory, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  }
}

async function killEngine(api: RunningApi): Promise<void> {
  try {
    await killDescendant(api.pid, 'embedded-clickhouse', 500 + Math.random() * 700);
  } catch (cause) {
    throw new Error(`${String(cause)}; the api said:\n${api.output()}`, { cause });
  }
}

describe('kill -9 under load', () => {
  it(
    'loses and repeats nothing when the api is killed',
    async () => {
      await underLoad(20, 0, async (stage) => {
        for (let cycle = 0; cycle < cycles(8); cycle += 1) {
          await delay(200 + Math.random() * 800);
          await stage.api.kill();
          await stage.restart();
        }
      });
    },
    limitMs,
  );

  it(
    'loses and repeats nothing with groups of megabytes',
    async () => {
      await underLoad(400, 2500, async (stage) => {
        for (let cycle = 0; cycle < cycles(4); cycle += 1) {
          await delay(200 + Math.random() * 500);
          await stage.api.kill();
          await stage.restart();
        }
      });
    },
    limitMs,
  );

  it(
    'loses and repeats nothing when the store is killed',
    async () => {
      await underLoad(100, 0, async (stage) => {
        for (let cycle = 0; cycle < cycles(6); cycle += 1) {
          await killEngine(stage.api);
        }
      });
    },
    limitMs,
  );

  it(
    'loses and repeats nothing when both are killed',
    async () => {
      await underLoad(100, 0, async (stage) => {
        for (let cycle = 0; cycle < cycles(4); cycle += 1) {
          await killEngine(stage.api);
          await stage.api.kill();
          await stage.restart();
        }
      });
    },
    limitMs,
  );
});
