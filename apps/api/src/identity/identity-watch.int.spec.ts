import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  currentPeople,
  defineRowTable,
  openEventStore,
  startEmbeddedClickHouse,
  type EmbeddedClickHouse,
  type EventStore,
} from '@pulso/event-store';
import { z } from 'zod';
import { IdentityWatch } from './identity-watch.ts';

const entryPath = fileURLToPath(new URL('../../../embedded-clickhouse/dist/main.js', import.meta.url));
const eventsTable = defineRowTable(
  'events',
  'INSERT INTO events FORMAT JSONEachRow',
  z.record(z.string(), z.string()),
);

let directory: string;
let engine: EmbeddedClickHouse;
let store: EventStore;
let workspace = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'pulso-identity-'));
  engine = await startEmbeddedClickHouse({ dataDirectory: join(directory, 'clickhouse'), entryPath });
  store = openEventStore(engine);
  await store.migrate();
}, 60_000);

afterAll(async () => {
  await store?.close();
  await engine?.stop();
  rmSync(directory, { recursive: true, force: true });
});

beforeEach(() => {
  workspace += 1;
});

const insert = (...events: Record<string, string>[]) =>
  store.addRows(
    eventsTable,
    events.map((event, index) => ({
      workspace_id: `w${workspace}`,
      kind: 'touchpoint',
      message_id: randomUUID(),
      occurred_at: `2026-01-01 00:00:0${index}.000`,
      received_at: '2026-01-01 00:00:00.000',
      ...event,
    })),
  );
const visit = (anonymous_id: string, customer_id: string) => ({ anonymous_id, customer_id });
const told = (action: string, customer_id: string, related_id: string) => ({
  kind: 'identity',
  action,
  customer_id,
  related_id,
});
const people = async (...ids: string[]) => {
  const rows = await store.query(currentPeople, { workspaceId: `w${workspace}`, ids });
  const known = new Map(rows.map(({ id, person }) => [id, person]));
  return ids.map((id) => known.get(id) ?? id);
};

describe('IdentityWatch', () => {
  it('resolves two devices to the customer who logs in on both', async () => {
    const watch = new IdentityWatch(store);
    await insert(visit('phone', ''), visit('laptop', ''));
    await watch.look();
    expect(await people('v:phone', 'v:laptop')).toEqual(['v:phone', 'v:laptop']);
    await insert(visit('phone', 'ana'), visit('laptop', 'ana'));
    expect(await watch.look()).toBe(2);
    expect(await people('v:phone', 'v:laptop', 'c:ana')).toEqual(['c:ana', 'c:ana', 'c:ana']);
  });

  it('takes back what a wrong merge brought, devices included', async () => {
    const watch = new IdentityWatch(store);
    await insert(visit('phone', 'bo'), told('merge', 'ana', 'bo'));
    await watch.look();
    expect(await people('c:bo', 'v:phone')).toEqual(['c:ana', 'c:ana']);
    await insert({}, {}, told('unmerge', 'ana', 'bo'));
    await watch.look();
    expect(await people('c:ana', 'c:bo', 'v:phone')).toEqual(['c:ana', 'c:bo', 'c:bo']);
  });

  it('follows a chain of merges that is told from its far end', async () => {
    const watch = new IdentityWatch(store);
    await insert(visit('phone', 'd'), told('merge', 'd', 'c'));
    await insert(told('merge', 'c', 'b'));
    await watch.look();
    await insert(told('merge', 'b', 'a'));
    await watch.look();
    expect(await people('c:d', 'v:phone')).toEqual(['c:a', 'c:a']);
  });

  it('leaves a shared device to itself, also when it was one person before', async () => {
    const watch = new IdentityWatch(store);
    await insert(visit('kiosk', 'ana'));
    await watch.look();
    await insert(visit('kiosk', 'bo'));
    await watch.look();
    expect(await people('v:kiosk', 'c:ana', 'c:bo')).toEqual(['v:kiosk', 'c:ana', 'c:bo']);
  });

  it('writes nothing twice, and makes good what another process left undone', async () => {
    await insert(visit('phone', 'ana'), told('merge', 'ana', 'bo'));
    const dying = new IdentityWatch({
      query: store.query.bind(store),
      addRows: () => Promise.reject(new Error('killed')),
    });
    await expect(dying.look()).rejects.toThrow('killed');
    const watch = new IdentityWatch(store);
    expect(await watch.look()).toBe(2);
    expect(await watch.look()).toBe(0);
    expect(await new IdentityWatch(store).look()).toBe(0);
    expect(await people('v:phone', 'c:bo')).toEqual(['c:ana', 'c:ana']);
  });

  it('works through more ids than one page holds', async () => {
    const visits = Array.from({ length: 12_000 }, (_, index) => ({
      ...visit(`v${index}`, `c${index % 6000}`),
      occurred_at: '2026-01-01 00:00:00.000',
    }));
    await insert(...visits);
    expect(await new IdentityWatch(store).look()).toBe(12_000);
    expect(await people('v:v0', 'v:v11999')).toEqual(['c:c0', 'c:c5999']);
  }, 30_000);
});
