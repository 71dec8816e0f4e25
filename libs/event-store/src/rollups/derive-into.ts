import { z } from 'zod';
import type { ClickHouseSettings } from '@clickhouse/client';
import type { Connection } from '../client/connection.ts';
import type { TimeRange } from '../event-store.ts';
import { utcTextOf } from '../queries/column-schemas.ts';
import { fillSql } from './fill-sql.ts';
import type { Rollup } from './rollup.ts';

/** Deriving a month of 100 million events takes about a minute. */
export const rebuildTimeoutMs = 3_600_000;

const describeSql = 'DESCRIBE TABLE (<select>)';
const deriveSql = 'INSERT INTO <target> (<columns>)\n<select>';

interface Destination {
  readonly target: string;
  readonly range: TimeRange;
  readonly settings?: ClickHouseSettings;
}

/** Inserts what the rollup's view would have made of these hours. A view maps columns by name, an INSERT by place: hence the list. */
export async function deriveInto(
  connection: Connection,
  rollup: Rollup,
  { target, range, settings = {} }: Destination,
): Promise<void> {
  const params = { from: utcTextOf(range.from), to: utcTextOf(range.to) };
  const select = rollup.selectInRange;
  const described = await connection.select({
    sql: fillSql(describeSql, { select }),
    params,
    timeoutMs: rebuildTimeoutMs,
  });
  const columns = z
    .array(z.object({ name: z.string() }))
    .parse(described)
    .map(({ name }) => name);
  const sql = fillSql(deriveSql, { target, columns: columns.join(', '), select });
  await connection.command({ sql, params, settings, timeoutMs: rebuildTimeoutMs });
}
