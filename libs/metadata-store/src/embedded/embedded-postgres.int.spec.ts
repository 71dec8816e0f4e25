import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.ts';

const isRoot = process.getuid?.() === 0;

async function ask(server: EmbeddedPostgres, sql: string): Promise<unknown> {
  const client = new pg.Client({ ...server.connection });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ value: unknown }>(sql);
    return rows[0]?.value;
  } finally {
    await client.end();
  }
}

describe('embedded PostgreSQL', () => {
  let parent: string;
  let dataDirectory: string;
  let server: EmbeddedPostgres;
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'pulso-postgres-'));
    dataDirectory = join(parent, 'a data directory');
    // As root: closed to everybody else, as `mkdtemp` makes it, so only DATA_DIR's parent is in the way.
    await mkdir(dataDirectory, { mode: 0o700 });
    server = await startEmbeddedPostgres({ dataDirectory });
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    const { home } = JSON.parse(await readFile(join(dataDirectory, 'postgres.json'), 'utf8')) as {
      home: string;
    };
    await rm(resolve(dataDirectory, home), { recursive: true, force: true });
    await rm(parent, { recursive: true, force: true });
  }, 30_000);

  it('answers on a socket and on no port', async () => {
    expect(await ask(server, 'SELECT version() AS value')).toMatch(/^PostgreSQL 18\./);
    expect(await ask(server, `SELECT current_setting('listen_addresses') AS value`)).toBe('');
  });

  it('asks for the password', async () => {
    const client = new pg.Client({ ...server.connection, password: 'wrong' });
    await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
  });

  it('never runs as root', async () => {
    const status = await readFile(`/proc/${server.pid()}/status`, 'utf8');
    expect(status).toMatch(/^Uid:\s+[1-9]/m);
  });

  it('keeps every commit durable', async () => {
    expect(
      await ask(server, `SELECT current_setting('fsync') || current_setting('synchronous_commit') AS value`),
    ).toBe('onon');
  });

  it('is back within five seconds of a kill, with its data', async () => {
    await ask(server, 'CREATE TABLE kept AS SELECT 42 AS value');
    const killed = server.pid() ?? 0;
    process.kill(killed, 'SIGKILL');
    const killedAt = performance.now();
    while (
      server.pid() === killed ||
      !(await ask(server, 'SELECT 1 AS value').then(
        () => true,
        () => false,
      ))
    ) {
      await delay(50);
    }
    expect(performance.now() - killedAt).toBeLessThan(5000);
    expect(await ask(server, 'SELECT value FROM kept')).toBe(42);
  }, 20_000);

  it('refuses a second owner of its data', async () => {
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toThrow(
      'is another Pulso running on this DATA_DIR?',
    );
    expect(await ask(server, 'SELECT 1 AS value')).toBe(1);
  }, 20_000);

  it('keeps its home out of a place only root may enter', async () => {
    const { home } = JSON.parse(await readFile(join(dataDirectory, 'postgres.json'), 'utf8')) as {
      home: string;
    };
    if (isRoot) expect(home).toMatch(/^\/var\/lib\/pulso-[0-9a-f]{12}$/);
    else expect(home).toBe('postgres');
  });
});
