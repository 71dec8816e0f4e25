import { z } from 'zod';
import type { Connection } from '../client/connection.ts';
import { renderSchema } from './render-schema.ts';
import type { SchemaFile } from './schema-file.ts';

/** A replicated CREATE waits for every replica; ClickHouse itself gives up after 180 s. */
const ddlTimeoutMs = 200_000;

const appliedRow = z.object({ version: z.number(), name: z.string(), checksum: z.string() });
const appliedSql =
  'SELECT version, any(name) AS name, any(checksum) AS checksum FROM schema_migrations GROUP BY version';
const recordSql = `INSERT INTO schema_migrations (version, name, checksum)
SELECT {version:UInt32}, {name:String}, {checksum:String}`;

/**
 * Runs the files that this database has not recorded, in order. Each statement may run twice and is
 * recorded after it ran, so a migration killed anywhere, or run by two processes at once, ends the
 * same. Throws when a file that was applied has changed since, or the database is newer than the files.
 */
export async function migrate(
  connection: Connection,
  files: readonly SchemaFile[],
  cluster?: string,
): Promise<void> {
  const [ledger] = files;
  if (ledger === undefined) return;
  await apply(connection, ledger, cluster);
  const applied = await readApplied(connection);
  assertUnchanged(files, applied);
  for (const file of files) {
    if (applied.has(file.version)) continue;
    await apply(connection, file, cluster);
    const { version, fileName: name, checksum } = file;
    await connection.command({
      sql: recordSql,
      params: { version, name, checksum },
      timeoutMs: ddlTimeoutMs,
    });
  }
}

async function apply(connection: Connection, file: SchemaFile, cluster: string | undefined): Promise<void> {
  for (const sql of renderSchema(file, cluster)) await connection.command({ sql, timeoutMs: ddlTimeoutMs });
}

async function readApplied(connection: Connection): Promise<Map<number, z.infer<typeof appliedRow>>> {
  const rows = z
    .array(appliedRow)
    .parse(await connection.select({ sql: appliedSql, timeoutMs: ddlTimeoutMs }));
  return new Map(rows.map((row) => [row.version, row]));
}

function assertUnchanged(
  files: readonly SchemaFile[],
  applied: Map<number, z.infer<typeof appliedRow>>,
): void {
  const known = new Map(files.map((file) => [file.version, file]));
  for (const { version, name, checksum } of applied.values()) {
    const file = known.get(version);
    if (file === undefined)
      throw new Error(`the database ran ${name}, which this version does not have: upgrade, do not go back`);
    if (file.checksum !== checksum)
      throw new Error(`${file.fileName} changed after it ran as ${name}: add a new file instead`);
  }
}
