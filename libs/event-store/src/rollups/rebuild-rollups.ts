import { z } from 'zod';
import type { Connection } from '../client/connection.ts';
import { EventStoreError } from '../event-store-error.ts';
import type { TimeRange } from '../event-store.ts';
import { readSchemaFiles } from '../migrations/schema-file.ts';
import { count } from '../queries/column-schemas.ts';
import { deriveInto, rebuildTimeoutMs } from './derive-into.ts';
import { findStaleHours, rangeAround } from './find-stale-hours.ts';
import { monthsOf, toWholeHours } from './hours.ts';
import type { MonthSlice } from './hours.ts';
import { dropLeftovers, replaceHours } from './replace-hours.ts';
import { rollupsOf } from './rollup.ts';
import type { Rollup } from './rollup.ts';

interface RebuildOptions {
  readonly range: TimeRange | undefined;
  readonly cluster: string | undefined;
}

/** A pass over stale hours takes some 100 ms beside a loader that inserts once a second: one or two suffice. */
const maxPasses = 8;
/** An insert that was between its raw part and its views when we looked has ended by then. */
const settleMs = 250;

const extentRow = z.object({ rows: count, fromSeconds: count, toSeconds: count });
const extentSql = `SELECT count() AS rows, toUnixTimestamp(min(occurred_at)) AS fromSeconds,
    toUnixTimestamp(max(occurred_at)) + 1 AS toSeconds FROM events`;

/**
 * Derives every rollup of these hours from raw again, then compares and repeats for the hours that a
 * concurrent insert made stale, until none is left. Throws `unavailable` when they do not settle.
 */
export async function rebuildRollups(
  connection: Connection,
  options: RebuildOptions,
): Promise<{ hours: number; rows: number }> {
  const { cluster } = options;
  await dropLeftovers(connection, { cluster });
  const range = options.range ?? (await extentOf(connection));
  const total = { hours: 0, rows: 0 };
  if (range === undefined) return total;
  const months = monthsOf(toWholeHours(range));
  for (const rollup of rollupsOf(readSchemaFiles())) {
    let hours = 0;
    for (const slice of months) {
      if (rollup.mode === 'insert again') {
        // Nothing is taken away, so nothing can be counted twice or lost: one pass, whoever else writes.
        await deriveInto(connection, rollup, { target: rollup.table.name, range: slice });
        continue;
      }
      const done = await replaceUntilEqual(connection, rollup, slice, cluster);
      hours += done.hours;
      total.rows += done.rows;
    }
    total.hours = Math.max(total.hours, hours);
  }
  return total;
}

async function replaceUntilEqual(
  connection: Connection,
  rollup: Rollup,
  slice: MonthSlice,
  cluster: string | undefined,
) {
  const done = await replaceHours(connection, rollup, slice, cluster);
  const month = { from: slice.monthFrom, to: slice.monthTo };
  for (let pass = 1; pass <= maxPasses; pass += 1) {
    const stale = await findSettledStaleHours(connection, rollup, month);
    if (stale.length === 0) return done;
    const { rows } = await replaceHours(connection, rollup, { ...slice, ...rangeAround(stale) }, cluster);
    done.rows += rows;
  }
  throw new EventStoreError(
    'unavailable',
    0,
    `${rollup.table.name} of ${slice.month} still differs from raw after ${maxPasses} passes`,
  );
}

async function findSettledStaleHours(
  connection: Connection,
  rollup: Rollup,
  month: TimeRange,
): Promise<Date[]> {
  const first = await findStaleHours(connection, rollup, month);
  if (first.length === 0) return first;
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const again = new Set((await findStaleHours(connection, rollup, month)).map(Number));
  return first.filter((hour) => again.has(Number(hour)));
}

async function extentOf(connection: Connection): Promise<TimeRange | undefined> {
  const [extent] = z
    .array(extentRow)
    .parse(await connection.select({ sql: extentSql, timeoutMs: rebuildTimeoutMs }));
  if (extent === undefined || extent.rows === 0) return undefined;
  return { from: new Date(extent.fromSeconds * 1000), to: new Date(extent.toSeconds * 1000) };
}
