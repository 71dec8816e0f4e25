import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectBalanced, waitUntilDrained, type Accounts } from '../faults/support/accounts.ts';
import { readStoredIds } from '../faults/support/stored-ids.ts';
import { startApi } from '../support/start-api.ts';
import { FaultFront, faults, type Fault } from './support/fault-front.ts';
import { runSender } from './support/run-sender.ts';

type Weather = Fault | 'calm';

const clients = ['analytics-node', 'rudder-sdk-node', 'cloudevents'];
const count = 40;
const limitMs = 180_000;

interface Outcome {
  failures: string[];
  faultsLeft: number;
}

const cases = clients.flatMap((client) =>
  ['calm' as const, ...faults].map((weather): [string, Weather] => [client, weather]),
);
const prefixOf = (client: string, weather: Weather) => `${client}-${weather}`;

/** All at once: the twenty seconds of each stall then pass together. */
describe('clients for Node', () => {
  const outcomes = new Map<string, Outcome>();
  let accounts: Accounts;
  let stored: Map<string, number>;

  beforeAll(async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'pulso-clients-'));
    try {
      const api = await startApi({ dataDirectory });
      const runOne = async ([client, weather]: (typeof cases)[number]) => {
        const front = await FaultFront.start(api.url, weather === 'calm' ? [] : [weather]);
        const prefix = prefixOf(client, weather);
        const { failures } = await runSender(client, front.url, api.writeKey, prefix, count);
        outcomes.set(prefix, { failures, faultsLeft: front.faultsLeft });
        await front.close();
      };
      await Promise.all(cases.map(runOne)).finally(async () => {
        accounts = await waitUntilDrained(api.url);
        await api.stop();
      });
      stored = await readStoredIds(dataDirectory);
    } finally {
      await rm(dataDirectory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  }, limitMs);

  it.each(cases)('%s loses and repeats nothing through %s', (client, weather) => {
    const prefix = prefixOf(client, weather);
    expect(outcomes.get(prefix)).toEqual({ failures: [], faultsLeft: 0 });
    const wanted = Array.from({ length: count }, (_, n): [string, number] => [`${prefix}-${n}`, 1]);
    const found = wanted.map(([id]): [string, number] => [id, stored.get(id) ?? 0]);
    expect(found).toEqual(wanted);
  });

  it('accounts for every event that was taken', () => {
    expectBalanced(accounts);
    expect(accounts.stored).toBe([...stored.values()].reduce((sum, times) => sum + times, 0));
    expect(accounts.duplicate).toBeGreaterThan(0);
    expect(accounts.deadLettered).toBe(0);
  });
});
