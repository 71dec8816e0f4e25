import { setTimeout as delay } from 'node:timers/promises';
import type { ProxyFault } from '@pulso/testing';
import { expectBalanced, readAccounts, waitUntilDrained } from './support/accounts.ts';
import { expectExactlyOnce } from './support/expect-exactly-once.ts';
import { startProducer } from './support/known-events.ts';
import { openRemoteStage, type RemoteStage } from './support/stage.ts';
import { countIds } from './support/stored-ids.ts';

const limitMs = 180_000;
const awayMs = 30_000;

let stage: RemoteStage;
beforeAll(async () => {
  stage = await openRemoteStage();
}, limitMs);
afterAll(() => stage.close(), limitMs);

async function loadThrough(faults: { fault: ProxyFault; forMs: number }[]) {
  const { api, proxy } = stage;
  const producer = startProducer({
    url: () => api.url,
    writeKey: api.writeKey,
    batchSize: 100,
    lanes: 2,
    repeatShare: 0.2,
    pauseMs: 100,
  });
  await delay(1000);
  for (const { fault, forMs } of faults) {
    proxy.setFault(fault);
    await delay(forMs);
  }
  proxy.setFault({});
  await producer.stop();
  return producer.ledger;
}

describe('a store that is away', () => {
  it(
    'costs no event in 30 s under load, and drains within 30 s',
    async () => {
      const ledger = await loadThrough([{ fault: { mode: 'reset' }, forMs: awayMs }]);
      expect(ledger.refused.size + ledger.unknown.size).toBe(0);
      expect((await readAccounts(stage.api.url)).pending).toBeGreaterThan(0);
      expectBalanced(await waitUntilDrained(stage.api.url, 30_000));
      expectExactlyOnce(ledger, await countIds(stage.store));
    },
    limitMs,
  );

  it(
    'leaves no duplicate when its answers are lost',
    async () => {
      const ledger = await loadThrough([
        { fault: { mode: 'halfOpen' }, forMs: 3000 },
        { fault: { mode: 'reset' }, forMs: 500 },
        { fault: { mode: 'stall' }, forMs: 3000 },
        { fault: { mode: 'reset' }, forMs: 500 },
        { fault: { latencyMs: 1500 }, forMs: 3000 },
      ]);
      expect(ledger.refused.size + ledger.unknown.size).toBe(0);
      expectBalanced(await waitUntilDrained(stage.api.url, 90_000));
      expectExactlyOnce(ledger, await countIds(stage.store));
    },
    limitMs,
  );
});
