import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeTempDirectory, missingForPowerCut, PowerCut, seededRandom } from '@pulso/testing';
import { freePort } from '../support/free-port.ts';
import { startApi } from '../support/start-api.ts';
import { expectBalanced, waitUntilDrained } from './support/accounts.ts';
import { expectExactlyOnce } from './support/expect-exactly-once.ts';
import { startProducer } from './support/known-events.ts';
import { readStoredIds } from './support/stored-ids.ts';

const cycles = Number(process.env['PULSO_FAULT_CYCLES'] ?? 5);
const missing = missingForPowerCut();
if (missing !== undefined) console.warn(`SKIPPED: power cuts of the whole api, ${missing}`);
const modelled = missing === undefined ? describe : describe.skip;

modelled('a power cut under load', () => {
  it(
    'loses no acknowledged event of the api',
    async () => {
      const temp = makeTempDirectory('api-cut');
      const power = new PowerCut(join(temp.path, 'spool'));
      const random = seededRandom(11);
      const port = await freePort();
      const environment = power.environment() as Record<string, string>;
      const start = () => startApi({ dataDirectory: temp.path, port, environment, waitFor: 'ready' });
      let api = await start();
      const { writeKey, url } = api;
      const producer = startProducer({ url: () => url, writeKey, batchSize: 50, lanes: 3, repeatShare: 0.2 });
      try {
        for (let cycle = 0; cycle < cycles; cycle += 1) {
          await delay(500 + random() * 1000);
          await api.kill();
          // Its stores end a moment after it: only then is nobody writing.
          await delay(500);
          power.cut(cycle % 2 === 0 ? {} : { random });
          api = await start();
        }
        await producer.stop();
        expectBalanced(await waitUntilDrained(url, 120_000));
        expect(producer.ledger.acknowledged.size).toBeGreaterThan(500);
        await api.stop();
        expectExactlyOnce(producer.ledger, await readStoredIds(temp.path));
      } finally {
        await producer.stop();
        await api.kill();
        power.remove();
        temp.remove();
      }
    },
    cycles * 60_000 + 180_000,
  );
});
