import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/start-embedded-postgres.ts';
import { MetadataStore } from './metadata-store.ts';

const now = new Date('2026-03-01T12:00:00Z');
const later = new Date('2026-03-02T12:00:00Z');

describe('MetadataStore', () => {
  let directory: string;
  let server: EmbeddedPostgres;
  const store = new MetadataStore();
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pulso-metadata-'));
    server = await startEmbeddedPostgres({ dataDirectory: directory });
    await store.connect(server.connection);
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }, 30_000);

  const newUser = async (email: string) => {
    await store.users.create({ email, passwordHash: 'hash', role: 'viewer', workspaceId: 'main' });
    const user = await store.users.findByEmail(email);
    return user ?? Promise.reject(new Error('not created'));
  };

  it('begins with the workspace main and nobody in it', async () => {
    expect(await store.workspaces.find('main')).toMatchObject({ id: 'main', tz: 'UTC', baseCurrency: 'EUR' });
    expect(await store.users.isEmpty()).toBe(true);
  });

  it('migrates once when several processes start together', async () => {
    const others = [new MetadataStore(), new MetadataStore(), new MetadataStore()];
    await Promise.all(others.map((other) => other.connect(server.connection)));
    for (const other of others) {
      expect(await other.workspaces.find('main')).not.toBeNull();
      await other.close();
    }
  }, 20_000);

  it('lets one at a time do what is exclusive, by its name, and the next after a failure', async () => {
    const other = new MetadataStore();
    await other.connect(server.connection);
    const inside = await store.exclusively('desk', async () => [
      await other.exclusively('desk', async () => 'both'),
      await other.exclusively('other desk', async () => 'another'),
    ]);
    expect(inside).toEqual([undefined, 'another']);
    await expect(store.exclusively('desk', () => Promise.reject(new Error('failed')))).rejects.toThrow(
      'failed',
    );
    expect(await other.exclusively('desk', async () => 'free again')).toBe('free again');
    await other.close();
  });

  it('keeps documents by noun, each change a version', async () => {
    const key = { workspaceId: 'main', noun: 'calendars', id: 'office' };
    expect(await store.documents.find(key)).toBeNull();
    expect(await store.documents.put(key, { tz: 'UTC' })).toBe(1);
    expect(await store.documents.put(key, { tz: 'Europe/Madrid' })).toBe(2);
    expect(await store.documents.list('main', 'calendars')).toMatchObject([
      { id: 'office', body: { tz: 'Europe/Madrid' }, version: 2 },
    ]);
    expect(await store.documents.list('main', 'goals')).toEqual([]);
    expect([await store.documents.remove(key), await store.documents.remove(key)]).toEqual([true, false]);
  });

  it('takes an address once, whatever its case', async () => {
    const user = { email: 'Ana@Example.com', passwordHash: 'h', role: 'admin', workspaceId: 'main' } as const;
    expect([
      await store.users.create(user),
      await store.users.create({ ...user, email: 'ana@example.COM' }),
    ]).toEqual([true, false]);
    expect(await store.users.findByEmail('ANA@example.com')).toMatchObject({
      email: 'ana@example.com',
      role: 'admin',
    });
  });

  it('finds a session with its user until it expires', async () => {
    const { id } = await newUser('bo@example.com');
    await store.sessions.create({ tokenHash: 't1', userId: id, expiresAt: later });
    const found = await store.sessions.findLive('t1', now);
    expect(found?.user).toMatchObject({ email: 'bo@example.com', workspace: { id: 'main' } });
    expect(await store.sessions.findLive('t1', later)).toBeNull();
    expect(await store.sessions.findLive('t2', now)).toBeNull();
  });

  it('forgets sessions that ended or expired', async () => {
    const { id } = await newUser('cy@example.com');
    await store.sessions.create({ tokenHash: 'ended', userId: id, expiresAt: later });
    await store.sessions.create({ tokenHash: 'old', userId: id, expiresAt: now });
    await store.sessions.remove('ended');
    await store.sessions.removeExpired(new Date(now.getTime() + 1));
    const past = new Date(0);
    expect([
      await store.sessions.findLive('ended', past),
      await store.sessions.findLive('old', past),
    ]).toEqual([null, null]);
  });

  it('ends every session with a new password', async () => {
    const { id } = await newUser('di@example.com');
    await store.sessions.create({ tokenHash: 'di', userId: id, expiresAt: later });
    await store.users.setPassword(id, 'another');
    expect(await store.sessions.findLive('di', now)).toBeNull();
    expect((await store.users.findByEmail('di@example.com'))?.passwordHash).toBe('another');
  });

  it('lists a key until it is revoked by its own workspace', async () => {
    const { id } = await store.apiKeys.create({
      keyHash: 'k1',
      scope: 'write',
      workspaceId: 'main',
      source: 'shop',
    });
    const live = async () => (await store.apiKeys.listLive()).map(({ keyHash }) => keyHash);
    expect(await store.apiKeys.revoke({ id, workspaceId: 'other' }, now)).toBe(false);
    expect(await live()).toContain('k1');
    expect(await store.apiKeys.revoke({ id, workspaceId: 'main' }, now)).toBe(true);
    expect(await live()).not.toContain('k1');
    expect(await store.apiKeys.revoke({ id, workspaceId: 'main' }, now)).toBe(false);
  });

  it('shows no hash in the list of keys', async () => {
    await store.apiKeys.create({ keyHash: 'k2', scope: 'read', workspaceId: 'main', source: 'bi' });
    expect(JSON.stringify(await store.apiKeys.listOf('main'))).not.toContain('k2');
  });

  it.each([undefined, null])('takes an id of %s for an error, never for any row', async (missing) => {
    await expect(store.workspaces.find(missing as never)).rejects.toThrow(/where condition/);
    await expect(store.sessions.findLive(missing as never, now)).rejects.toThrow(/where condition/);
    await expect(store.sessions.remove(missing as never)).rejects.toThrow();
    await expect(store.users.setPassword(missing as never, 'x')).rejects.toThrow();
  });

  it('is unavailable before it was connected', async () => {
    await expect(new MetadataStore().ping()).rejects.toMatchObject({ code: 'store_unavailable' });
  });

  it('tells a lost server from a wrong statement', async () => {
    await server.stop();
    await expect(store.users.isEmpty()).rejects.toMatchObject({ code: 'store_unavailable' });
    server = await startEmbeddedPostgres({ dataDirectory: directory });
    await expect(store.users.isEmpty()).resolves.toBe(false);
    const wrong = { email: 'x', passwordHash: 'h', role: 'owner' as 'admin', workspaceId: 'main' };
    await expect(store.users.create(wrong)).rejects.toMatchObject({ code: '23514' });
  }, 20_000);
});
