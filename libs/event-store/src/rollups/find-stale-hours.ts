import { z } from 'zod';
import type { Connection } from '../client/connection.ts';
import type { TimeRange } from '../event-store.ts';
import { utcTextOf } from '../queries/column-schemas.ts';
import { fillSql } from './fill-sql.ts';
import type { Rollup } from './rollup.ts';

const checkTimeoutMs = 600_000;
const hourMs = 3_600_000;
/** Sums of doubles differ in their last digits with the order of addition. */
const tolerance = '1e-9';

const staleHour = z.object({ startsAtSeconds: z.number() });

/** Hours of a `replace hours` rollup that differ from raw: in a sum, or in which keys the rows have. */
export async function findStaleHours(
  connection: Connection,
  rollup: Rollup,
  range: TimeRange,
): Promise<Date[]> {
  const params = { from: utcTextOf(range.from), to: utcTextOf(range.to) };
  const rows = await connection.select({ sql: compareSql(rollup), params, timeoutMs: checkTimeoutMs });
  return z
    .array(staleHour)
    .parse(rows)
    .map(({ startsAtSeconds }) => new Date(startsAtSeconds * 1000));
}

/** The smallest range that holds all these hours. */
export function rangeAround(hours: readonly Date[]): TimeRange {
  const starts = hours.map((hour) => hour.getTime());
  return { from: new Date(Math.min(...starts)), to: new Date(Math.max(...starts) + hourMs) };
}

const compareTemplate = `
SELECT toUnixTimestamp(hour) AS startsAtSeconds FROM (
SELECT hour, 1 AS side, <totals>, <fingerprint> FROM (
<select>
) GROUP BY hour
UNION ALL
SELECT hour, 2 AS side, <totals>, <fingerprint> FROM <table>
WHERE hour >= {from:DateTime64(3, 'UTC')} AND hour < {to:DateTime64(3, 'UTC')}
GROUP BY hour
) GROUP BY hour
HAVING anyIf(fingerprint, side = 1) != anyIf(fingerprint, side = 2) OR <differs>
ORDER BY startsAtSeconds`;

function compareSql({ table, selectInRange, keys, sums }: Rollup): string {
  const total = (name: string, side: number) => `anyIf(toFloat64(${name}_total), side = ${side})`;
  const difference = (name: string) =>
    `abs(${total(name, 1)} - ${total(name, 2)}) > ${tolerance} * abs(${total(name, 1)})`;
  return fillSql(compareTemplate, {
    table: table.name,
    select: selectInRange,
    totals: sums.map((name) => `sum(${name}) AS ${name}_total`).join(', '),
    // Wraps around, so it is exact and does not depend on how rows are split over parts.
    fingerprint: `sum(cityHash64(${keys.join(', ')}) * ${sums[0]}) AS fingerprint`,
    differs: sums.map(difference).join(' OR '),
  });
}
