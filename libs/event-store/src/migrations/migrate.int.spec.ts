import { randomBytes } from 'node:crypto';
import { useTestStore } from '../../test/use-test-store.ts';
import { migrate } from './migrate.ts';
import { renderSchema } from './render-schema.ts';
import { readSchemaFiles } from './schema-file.ts';

const files = readSchemaFiles();
const schemaSql = `SELECT name, replaceAll(create_table_query, currentDatabase(), 'db') AS made
FROM system.tables WHERE database = currentDatabase() ORDER BY name`;
const ledgerSql = 'SELECT version FROM schema_migrations ORDER BY version';

describe('migrate', () => {
  const test = useTestStore({ freshFor: 'test' });

  it('makes every table and view and records each file once', async () => {
    expect(await test.rows(ledgerSql)).toEqual(files.map(({ version }) => ({ version })));
    const made = await test.rows<{ name: string }>(schemaSql);
    expect(made.map(({ name }) => name)).toEqual([...new Set(files.map(({ name }) => name))].sort());
  });

  it('changes nothing when it runs again', async () => {
    const before = await test.rows(schemaSql);
    await test.store.migrate();
    expect(await test.rows(schemaSql)).toEqual(before);
    expect(await test.rows(ledgerSql)).toHaveLength(files.length);
  });

  it('ends the same when it was killed after any statement', async () => {
    const complete = await test.rows(schemaSql);
    for (const [at, file] of files.entries()) {
      for (const { name } of await test.rows<{ name: string }>(schemaSql))
        await test.execute(`DROP TABLE ${name} SYNC`);
      await migrate(test.connection, files.slice(0, at));
      for (const sql of renderSchema(file)) await test.execute(sql);
      await test.store.migrate();
      expect(await test.rows(schemaSql)).toEqual(complete);
      expect(await test.rows(ledgerSql)).toHaveLength(files.length);
    }
    // Every file, each time with all the others.
  }, 300_000);

  it('ends the same when two processes run it at once', async () => {
    await Promise.all([test.store.migrate(), migrate(test.connection, files)]);
    expect(await test.rows(ledgerSql)).toHaveLength(files.length);
  });

  it('refuses a file that changed after it ran', async () => {
    const edited = files.map((file, at) =>
      at === 2 ? { ...file, checksum: randomBytes(32).toString('hex') } : file,
    );
    await expect(migrate(test.connection, edited)).rejects.toThrow('changed after it ran');
  });

  it('refuses a database that is newer than itself', async () => {
    await expect(migrate(test.connection, files.slice(0, -1))).rejects.toThrow('upgrade, do not go back');
  });

  it('renders a clustered form that the engine can parse', async () => {
    const statements = files.flatMap((file) => renderSchema(file, 'main'));
    expect(statements.length).toBeGreaterThan(files.length);
    for (const sql of statements) {
      const parsed = await test.connection.select({
        sql: 'SELECT formatQuery({sql:String}) AS sql',
        params: { sql },
        timeoutMs: 10_000,
      });
      expect(parsed).toHaveLength(1);
    }
  });

  it('renders clustered views that resolve on one shard', async () => {
    for (const { name } of await test.rows<{ name: string }>(schemaSql))
      await test.execute(`DROP TABLE ${name} SYNC`);
    const onOneShard = (sql: string) =>
      sql.replace(' ON CLUSTER `main`', '').replace(/Replicated(\w+)\('[^']*', '[^']*'(?:, )?/, '$1(');
    for (const file of files) await test.execute(onOneShard(renderSchema(file, 'main')[0] ?? ''));
    const made = await test.rows<{ name: string }>(schemaSql);
    expect(made.map(({ name }) => name)).toContain('events_local');
    expect(made).toHaveLength(new Set(files.map(({ name }) => name)).size);
  });
});
