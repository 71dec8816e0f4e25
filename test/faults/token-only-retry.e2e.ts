import { fileURLToPath } from 'node:url';
import {
  openEventStore,
  startEmbeddedClickHouse,
  type EmbeddedClickHouse,
  type EventStore,
} from '@pulso/event-store';
import { makeTempDirectory, TcpFaultProxy, waitFor } from '@pulso/testing';
import { expectExactlyOnce } from './support/expect-exactly-once.ts';
import type { Ledger } from './support/known-events.ts';
import { countIds } from './support/stored-ids.ts';
import { TokenLoader } from './support/token-loader.ts';

const entryPath = fileURLToPath(new URL('../../apps/embedded-clickhouse/dist/main.js', import.meta.url));
const limitMs = 60_000;

// A negative control: the checker of the fault tests must see what this kind of retry breaks.
describe('a retry that trusts a token alone', () => {
  const temp = makeTempDirectory('token-only');
  let engine: EmbeddedClickHouse;
  let store: EventStore;
  let proxy: TcpFaultProxy;
  let loader: TokenLoader;

  beforeAll(async () => {
    engine = await startEmbeddedClickHouse({ dataDirectory: temp.path, entryPath });
    store = openEventStore(engine);
    await store.migrate();
    proxy = await TcpFaultProxy.start({ port: Number(new URL(engine.url).port) });
    const { username, password } = engine;
    loader = new TokenLoader({ url: proxy.url, username, password });
  }, limitMs);
  afterAll(async () => {
    await loader.close();
    await proxy.close();
    await store.close();
    await engine.stop();
    temp.remove();
  }, limitMs);

  const stored = async (prefix: string) =>
    new Map([...(await countIds(store))].filter(([id]) => id.startsWith(prefix)));

  /** The engine stores the first attempt, its answer is lost, and `later` ids are pending at the second. */
  async function loseTheAnswer(prefix: string, later: string[]): Promise<Ledger> {
    const ids = Array.from({ length: 100 }, (_, index) => `${prefix}-${index}`);
    const before = loader.attempts;
    proxy.setFault({ mode: 'halfOpen' });
    const done = loader.load(prefix, () => ids);
    await waitFor(async () => (await stored(prefix)).size === 100, { what: 'the rows of the first attempt' });
    ids.push(...later);
    proxy.setFault({ mode: 'reset' });
    proxy.setFault({});
    await done;
    expect(loader.attempts - before).toBeGreaterThan(1);
    return { acknowledged: new Set(ids), refused: new Set(), unknown: new Set() };
  }

  it(
    'passes the checker while no answer is lost',
    async () => {
      await loader.load('calm', () => ['calm-1', 'calm-2']);
      const ledger = {
        acknowledged: new Set(['calm-1', 'calm-2']),
        refused: new Set<string>(),
        unknown: new Set<string>(),
      };
      expectExactlyOnce(ledger, await stored('calm'));
    },
    limitMs,
  );

  it(
    'repeats rows where the engine keeps no tokens, and is caught',
    async () => {
      const ledger = await loseTheAnswer('plain', []);
      const found = await stored('plain');
      expect(Math.max(...found.values())).toBeGreaterThan(1);
      expect(() => expectExactlyOnce(ledger, found)).toThrow('repeatedCount');
    },
    limitMs,
  );

  it(
    'loses rows where the engine keeps tokens, and is caught',
    async () => {
      await keepTokens();
      const ledger = await loseTheAnswer('kept', ['kept-later-1', 'kept-later-2']);
      const found = await stored('kept');
      expect(found.has('kept-later-1')).toBe(false);
      expect(() => expectExactlyOnce(ledger, found)).toThrow('lostCount');
    },
    limitMs,
  );

  async function keepTokens(): Promise<void> {
    const query = new URLSearchParams({ database: 'pulso' });
    const answer = await fetch(`${engine.url}/?${query}`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${engine.username}:${engine.password}`)}` },
      body: 'ALTER TABLE events MODIFY SETTING non_replicated_deduplication_window = 1000',
    });
    if (!answer.ok) throw new Error(await answer.text());
  }
});
