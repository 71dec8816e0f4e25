import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Connection } from '../client/connection.ts';
import { renderSchema } from '../migrations/render-schema.ts';
import { count, utcTextOf } from '../queries/column-schemas.ts';
import { deriveInto, rebuildTimeoutMs } from './derive-into.ts';
import { fillSql } from './fill-sql.ts';
import type { MonthSlice } from './hours.ts';
import type { Rollup } from './rollup.ts';

const derived = z.object({ hours: count, rows: count });

interface LeftoverOptions {
  readonly olderThanSeconds?: number;
  readonly cluster: string | undefined;
}

/** On a cluster each shard derives its own hours from its own rows. */
const settingsOf = (cluster: string | undefined) =>
  cluster === undefined
    ? {}
    : ({ parallel_distributed_insert_select: '2', distributed_foreground_insert: 1 } as const);

/**
 * Derives one month's slice aside, adds the month's other hours as they are, and swaps the whole
 * partition in one step: a reader sees the old month or the new one. Rows that another writer adds
 * to this month meanwhile are lost from the rollup; the caller looks for that afterwards.
 */
export async function replaceHours(
  connection: Connection,
  rollup: Rollup,
  slice: MonthSlice,
  cluster?: string,
): Promise<{ hours: number; rows: number }> {
  const staging = `${rollup.table.name}_rebuild_${randomBytes(4).toString('hex')}`;
  const run = (sql: string, params: Record<string, unknown> = {}) =>
    connection.command({ sql, params, settings: settingsOf(cluster), timeoutMs: rebuildTimeoutMs });
  try {
    for (const sql of renderSchema(stagingFile(rollup, staging), cluster)) await run(sql);
    await deriveInto(connection, rollup, { target: staging, range: slice, settings: settingsOf(cluster) });
    const fresh = await countStaged(connection, staging);
    const names = { table: rollup.table.name, staging, month: String(slice.month), ...whereOn(cluster) };
    await run(fillSql(keepOthersSql, names), boundsOf(slice));
    const { rows } = await countStaged(connection, staging);
    await run(fillSql(rows === 0 ? emptySql : swapSql, names));
    return fresh;
  } finally {
    await dropStaging(connection, staging, cluster);
  }
}

/** Removes what a killed rebuild left behind; a table younger than an hour may belong to one that runs. */
export async function dropLeftovers(
  connection: Connection,
  { olderThanSeconds = 3600, cluster }: LeftoverOptions,
): Promise<void> {
  const rows = await connection.select({
    sql: leftoversSql,
    params: { olderThanSeconds },
    timeoutMs: rebuildTimeoutMs,
  });
  for (const { name } of z.array(z.object({ name: z.string() })).parse(rows))
    await dropStaging(connection, name, cluster);
}

const keepOthersSql = `INSERT INTO <staging>
SELECT * FROM <table>
WHERE hour >= {monthFrom:DateTime('UTC')} AND hour < {monthTo:DateTime('UTC')}
    AND NOT (hour >= {from:DateTime('UTC')} AND hour < {to:DateTime('UTC')})`;
const countSql = 'SELECT uniqExact(hour) AS hours, count() AS rows FROM <staging>';
const swapSql = 'ALTER TABLE <table><local><on> REPLACE PARTITION <month> FROM <staging><local>';
/** REPLACE refuses an empty source, which would drop the month without being told to. */
const emptySql = 'ALTER TABLE <table><local><on> DROP PARTITION <month>';
const dropSql = 'DROP TABLE IF EXISTS <table><on> SYNC';
const leftoversSql = `SELECT name FROM system.tables
WHERE database = currentDatabase() AND match(name, '^\\\\w+_rebuild_[0-9a-f]{8}$')
    AND metadata_modification_time < now() - {olderThanSeconds:Int32}`;

function stagingFile({ table }: Rollup, staging: string) {
  return { ...table, name: staging, sql: table.sql.replace(`EXISTS ${table.name}`, `EXISTS ${staging}`) };
}

function boundsOf({ from, to, monthFrom, monthTo }: MonthSlice): Record<string, string> {
  const text = (moment: Date) => utcTextOf(moment).slice(0, 19);
  return { from: text(from), to: text(to), monthFrom: text(monthFrom), monthTo: text(monthTo) };
}

async function countStaged(
  connection: Connection,
  staging: string,
): Promise<{ hours: number; rows: number }> {
  const rows = await connection.select({ sql: fillSql(countSql, { staging }), timeoutMs: rebuildTimeoutMs });
  return z.tuple([derived]).parse(rows)[0];
}

async function dropStaging(
  connection: Connection,
  staging: string,
  cluster: string | undefined,
): Promise<void> {
  const { on } = whereOn(cluster);
  const tables = cluster === undefined ? [staging] : [staging, `${staging}_local`];
  for (const table of tables)
    await connection.command({ sql: fillSql(dropSql, { table, on }), timeoutMs: rebuildTimeoutMs });
}

/** Partitions belong to the tables that hold the data: the local ones of every shard. */
function whereOn(cluster: string | undefined): { on: string; local: string } {
  return cluster === undefined
    ? { on: '', local: '' }
    : { on: ` ON CLUSTER \`${cluster}\``, local: '_local' };
}
