import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  countDeadLetters,
  countEvents,
  openEventStore,
  startEmbeddedClickHouse,
  type EmbeddedClickHouse,
  type EventStore,
} from '@pulso/event-store';
import { eventEntry, letterEntry, recordReader, spoolRecord } from '../../../test/spool-records.ts';
import { DedupeIndex } from './dedupe-index.ts';
import { DrainState, type DrainCursor } from './drain-state.ts';
import { Drain } from './drain.ts';

const entryPath = fileURLToPath(new URL('../../../../embedded-clickhouse/dist/main.js', import.meta.url));
const start: DrainCursor = {
  version: 1,
  seq: 0,
  accounts: { stored: 0, duplicate: 0, deadLettered: 0, conflicting: 0 },
  dedupe: { day: 0, bytes: 0 },
};

let directory: string;
let engine: EmbeddedClickHouse;
let store: EventStore;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'pulso-drain-engine-'));
  engine = await startEmbeddedClickHouse({ dataDirectory: join(directory, 'clickhouse'), entryPath });
  store = openEventStore(engine);
  await store.migrate();
  await constrain("ALTER TABLE events ADD CONSTRAINT no_poison CHECK NOT startsWith(message_id, 'poison')");
}, 60_000);

afterAll(async () => {
  await store?.close();
  await engine?.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** A rule of the engine that our validation does not know: how a poison row comes to be. */
async function constrain(sql: string): Promise<void> {
  const { url, username, password } = engine;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const answer = await fetch(`${url}/?database=pulso`, {
    method: 'POST',
    headers: { authorization },
    body: sql,
  });
  if (!answer.ok) throw new Error(await answer.text());
}

describe('Drain into the engine', () => {
  it('sets aside one poison row and stores the others', async () => {
    const entries = Array.from({ length: 1000 }, (_, n) => eventEntry(n === 617 ? 'poison-617' : `m${n}`));
    const records = [
      spoolRecord(1, entries),
      spoolRecord(2, [eventEntry('m1'), letterEntry('bad body'), eventEntry('m1000')]),
    ];
    const state = new DrainState(directory);
    const failures: unknown[] = [];
    const drain = new Drain(
      {
        store,
        state,
        dedupe: DedupeIndex.open(join(directory, 'dedupe'), start.dedupe),
        reader: recordReader(records, 0),
        pause: () => Promise.resolve(),
        onInsert: () => undefined,
        onFailure: (error) => failures.push(error),
      },
      start,
    );
    const progress = await drain.step({ seq: 2 });
    expect(failures).toEqual([]);
    expect(progress?.accounts).toEqual({ stored: 1000, duplicate: 1, deadLettered: 2, conflicting: 0 });
    expect(await store.query(countEvents, {})).toEqual([
      { workspaceId: 'main', events: 1000, messages: 1000 },
    ]);
    expect(await store.query(countDeadLetters, {})).toEqual([
      { workspaceId: 'main', reasonCode: 'invalid_event', letters: 1 },
      { workspaceId: 'main', reasonCode: 'refused_by_store', letters: 1 },
    ]);
  }, 30_000);
});
