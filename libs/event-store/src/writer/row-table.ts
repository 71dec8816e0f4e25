import type { z } from 'zod';
import type { Connection } from '../client/connection.ts';
import { insertSettings } from './insert-settings.ts';

/** A small table beside the events that the api keeps itself: rates, calendars, who is who. Rows are only added. */
export interface RowTable<Row> {
  readonly name: string;
  readonly sql: string;
  readonly row: z.ZodType<unknown, Row>;
}

const insertTimeoutMs = 30_000;

/** Names a table that rows may be added to. `insertSql` is `INSERT INTO <table> FORMAT JSONEachRow`, written out. */
export function defineRowTable<Row extends z.ZodType>(
  name: string,
  insertSql: string,
  row: Row,
): RowTable<z.input<Row>> {
  return { name, sql: insertSql, row: row as z.ZodType<unknown, z.input<Row>> };
}

/** Adds rows in one insert: all or, after an error, perhaps; a table whose newest row counts may be sent them again. */
export async function insertRows<Row>(
  connection: Connection,
  table: RowTable<Row>,
  rows: readonly Row[],
  cluster: string | undefined,
): Promise<void> {
  if (rows.length === 0) return;
  const body = rows.map((row) => JSON.stringify(table.row.parse(row))).join('\n');
  const statement = { sql: table.sql, settings: insertSettings(cluster), timeoutMs: insertTimeoutMs };
  await connection.insert(statement, Buffer.from(body));
}
