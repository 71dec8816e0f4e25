import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { readerOfRows } from '../orders/row-reading.ts';
import { firstKeysSql, newCustomersSql } from './lifetimes-sql.ts';

const dayMs = 86_400_000;
const daysPerYear = 365;

const rows = `SELECT person AS id, person, fromUnixTimestamp64Milli(firstMs, 'UTC') AS at, <named>, worths, monies, unrated,
    toFloat64(worths) AS worth, <present> AS present,
    greatest({untilMs:Int64} - firstMs, 0) / {yearMs:Int64} AS years
FROM
(
<people>
)`;
const presentOf = 'atEnd * exp({daily:Float64} * (firstDay - {lastDay:Int64}))';
// Discounting to the first order is the same for all orders of one person, so it can wait until the first is known.
const more = `, min(day) AS firstDay,
    sum(toFloat64(ifNull(worth, 0)) * exp({daily:Float64} * ({lastDay:Int64} - day))) AS atEnd`;

/** What customers of the window have brought since their first order, and what that was worth then. */
export const lifetimesReader = readerOfRows({
  kind: 'lifetimes',
  entity: 'customer',
  rows(request, { currency, discountRate }, params, keys) {
    const untilMs = Math.min(request.toMs, request.asOfMs);
    params['daily'] = Math.log1p(discountRate) / daysPerYear;
    params['lastDay'] = Math.floor(request.toMs / dayMs);
    params['untilMs'] = untilMs;
    params['yearMs'] = daysPerYear * dayMs;
    const people = newCustomersSql(request, { currency, more: discountRate > 0 ? more : '' }, params, keys);
    const present = discountRate > 0 ? presentOf : 'worth';
    return fillSql(rows, { named: firstKeysSql(request), present, people });
  },
  aggregates: `count() AS customers, toFloat64(toString(sum(worths))) AS worthSum, sum(worth * worth) AS squares,
    sum(present) AS presentSum, sum(present * present) AS presentSquares, sum(years) AS yearSum,
    groupUniqArrayArray(monies) AS currencies, sum(unrated) AS missing`,
  columns: {
    customers: count,
    worthSum: z.number(),
    squares: z.number(),
    presentSum: z.number(),
    presentSquares: z.number(),
    yearSum: z.number(),
    currencies: z.array(z.string()),
    missing: count,
  },
  cellOf: ({ worthSum, presentSum, yearSum, ...rest }) => ({
    ...rest,
    worth: worthSum,
    presentWorth: presentSum,
    years: yearSum,
  }),
  empty: {
    ...{ customers: 0, worth: 0, squares: 0, presentWorth: 0, presentSquares: 0, years: 0 },
    ...{ currencies: [], missing: 0 },
  },
  evidence: { value: 'toString(worths)' },
});
