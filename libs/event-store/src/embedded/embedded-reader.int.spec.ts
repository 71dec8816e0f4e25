import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngineWithClients, type EngineWithClients } from '../../test/start-engine-with-clients.ts';

const refused = /^(164|497|62|48)$/;

describe('the reader of the embedded engine', () => {
  let started: EngineWithClients;
  let canary: string;
  let listener: Server;
  let contacts = 0;
  let address = '';

  beforeAll(async () => {
    started = await startEngineWithClients();
    canary = await mkdtemp(join(tmpdir(), 'pulso-canary-'));
    await writeFile(join(canary, 'secret'), 'canary-content');
    listener = createServer((socket) => {
      contacts += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => listener.once('listening', resolve));
    address = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
    await started.owner.command({ query: 'CREATE TABLE t (id UInt64) ENGINE = MergeTree ORDER BY id' });
    await started.owner.insert({ table: 't', values: [{ id: 1 }], format: 'JSONEachRow' });
  }, 30_000);
  afterAll(async () => {
    await started.stop();
    listener.close();
    await rm(canary, { recursive: true });
  });

  /** The statement with the places that a test may not know before it runs. */
  const fill = (sql: string) =>
    sql
      .replaceAll('<file>', join(canary, 'secret'))
      .replaceAll('<out>', join(canary, 'out'))
      .replaceAll('<host>', address);
  const read = (sql: string, params?: Record<string, unknown>) =>
    started.rows(fill(sql), { client: started.reader, params });

  it('reads tables with bound parameters', async () => {
    expect(await read('SELECT id FROM t WHERE id = {id:UInt64}', { id: 1 })).toEqual([{ id: '1' }]);
  });

  it.each([
    'INSERT INTO t VALUES (2)',
    'INSERT INTO t SELECT 2',
    'CREATE TABLE u (id UInt8) ENGINE = Memory',
    'CREATE TEMPORARY TABLE u (id UInt8)',
    'ALTER TABLE t DELETE WHERE 1',
    'DELETE FROM t WHERE 1',
    'TRUNCATE TABLE t',
    'DROP TABLE t',
    'OPTIMIZE TABLE t',
    'RENAME TABLE t TO u',
    'SYSTEM FLUSH LOGS',
    'KILL QUERY WHERE 1',
    "KILL QUERY WHERE query_id = 'x' SYNC",
    "BACKUP TABLE t TO File('<out>')",
    'ATTACH TABLE t',
  ])('may not %s', async (sql) => {
    await expect(read(sql)).rejects.toMatchObject({ code: expect.stringMatching(refused) as string });
    expect(await started.rows('SELECT count() AS n FROM t')).toEqual([{ n: '1' }]);
  });

  it.each([
    "SELECT file('<file>')",
    "SELECT `file`('<file>')",
    "SELECT /* x */ FILE /* y */ ('<file>')",
    "SELECT * APPLY file FROM (SELECT '<file>' AS path)",
    "SELECT * FROM file('<file>', 'LineAsString')",
    "SELECT * FROM (SELECT * FROM file('<file>', 'LineAsString'))",
    "WITH f AS (SELECT * FROM file('<file>', 'LineAsString')) SELECT * FROM f",
    "SELECT (SELECT file('<file>'))",
    "DESCRIBE TABLE file('<file>')",
    "SELECT * FROM '<file>'",
    'SELECT * FROM `<file>`',
    'SELECT * FROM "<file>"',
    'SELECT * FROM default.`<file>`',
    "SELECT 1; SELECT file('<file>')",
    "EXPLAIN SELECT file('<file>')",
  ])('reads no file by %s', async (sql) => {
    await expect(read(sql)).rejects.not.toThrow(/canary-content/);
    await expect(read(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^\d+$/) as string });
  });

  it('cannot add to a statement by the body', async () => {
    const { url, reader } = started.engine;
    const headers = { 'X-ClickHouse-User': reader.username, 'X-ClickHouse-Key': reader.password };
    const body = fill(", file('<file>')");
    const response = await fetch(`${url}/?query=SELECT%201`, { method: 'POST', headers, body });
    expect(response.headers.get('x-clickhouse-exception-code')).toBe('36');
  });

  it('writes no file', async () => {
    await expect(read("SELECT 1 INTO OUTFILE '<out>'")).rejects.toMatchObject({ code: '48' });
    await expect(read("SELECT 1 INTO/**/OUTFILE '<out>'")).rejects.toMatchObject({ code: '48' });
    await expect(access(join(canary, 'out'))).rejects.toThrow('ENOENT');
  });

  it.each([
    "SELECT * FROM url('http://<host>/', 'LineAsString')",
    "SELECT * FROM url('http://<host>/')",
    "DESCRIBE TABLE url('http://<host>/')",
    "SELECT * FROM remote('<host>', system.one)",
    "SELECT * FROM s3('http://<host>/bucket/key', 'CSV')",
    "SELECT * FROM mysql('<host>', 'd', 't', 'u', 'p')",
    "SELECT * FROM postgresql('<host>', 'd', 't', 'u', 'p')",
    "SELECT * FROM mongodb('<host>', 'd', 't', 'u', 'p', 'a Int8')",
    "SELECT * FROM redis('<host>', 'k', 'k String')",
    "SELECT * FROM eval('SELECT 1')",
  ])('contacts nobody by %s', async (sql) => {
    await expect(read(sql)).rejects.toMatchObject({ code: expect.stringMatching(refused) as string });
    expect(contacts).toBe(0);
  });

  it.each([
    'SET readonly = 0',
    'SELECT 1 SETTINGS readonly = 0',
    'SELECT 1 SETTINGS max_threads = 2',
    'SELECT 1 SETTINGS max_execution_time = 0',
  ])('cannot free itself by %s', async (sql) => {
    await expect(read(sql)).rejects.toMatchObject({ code: '164' });
  });

  it('cannot free itself by URL settings', async () => {
    const ask = (clickhouse_settings: Record<string, string>) =>
      started.reader
        .query({
          query: "SELECT getSetting('readonly') AS level, getSetting('max_execution_time') AS seconds",
          clickhouse_settings,
          format: 'JSONEachRow',
        })
        .then((answer) => answer.json());
    await expect(ask({ allow_introspection_functions: '1' })).rejects.toMatchObject({ code: '164' });
    expect(await ask({ readonly: '0', max_execution_time: '0' })).toEqual([{ level: 1, seconds: 60 }]);
    expect(await ask({ max_execution_time: '3' })).toEqual([{ level: 1, seconds: 3 }]);
  });

  it.each([
    'SELECT * FROM system.processes',
    'SELECT * FROM `system`.tables',
    'SELECT * FROM information_schema.tables',
  ])('does not see %s', async (sql) => {
    await expect(read(sql)).rejects.toMatchObject({ code: '497' });
  });

  it('does not see the system database as its own', async () => {
    const client = started.connect({ ...started.engine.reader, database: 'system' });
    await expect(started.rows('SELECT * FROM processes', { client })).rejects.toMatchObject({ code: '497' });
  });

  it('is cut when a query takes too long', async () => {
    const slow = started.reader.query({
      query: 'SELECT sleepEachRow(0.5) FROM numbers(20)',
      clickhouse_settings: { max_execution_time: 1 },
      format: 'JSONEachRow',
    });
    await expect(slow.then((answer) => answer.text())).rejects.toMatchObject({
      code: expect.stringMatching(/^(159|160)$/) as string,
    });
  });

  it('is stopped by the engine behind the gate', async () => {
    // The owner passes no gate: what refuses here is the engine's own read-only mode.
    const asOwner = (sql: string) =>
      started.owner.command({ query: fill(sql), clickhouse_settings: { readonly: '1' } });
    for (const sql of [
      'CREATE TABLE u (id UInt8) ENGINE = Memory',
      "SELECT * FROM url('http://<host>/', 'LineAsString')",
      'SET readonly = 0',
    ]) {
      await expect(asOwner(sql)).rejects.toMatchObject({ code: '164' });
    }
    expect(contacts).toBe(0);
  });
});
