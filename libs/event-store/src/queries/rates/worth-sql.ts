import { fillSql } from '../../rollups/fill-sql.ts';
import type { Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';

// Every currency's worth in the one that is asked for, by day: as it was told, turned round, or by way of a third
// currency, at the later of the two days. Told beats made, and among those made the first base in the alphabet.
const known = `SELECT currency, base, date, argMax(rates.rate, known_at) AS rate
FROM rates
WHERE workspace_id = {workspace:String}<asKnown>
GROUP BY currency, base, date`;
const sides = `SELECT side.1 AS currency, side.2 AS base, date, side.3 AS rate, side.4 AS turned
FROM (<known>) AS told
ARRAY JOIN [(told.currency, told.base, told.rate, 0), (told.base, told.currency, 1 / told.rate, 1)] AS side`;
const own = `SELECT base, date, rate FROM (<sides>) WHERE currency = {toCurrency:String}`;
const series = `SELECT currency, date, argMin(rate, (made, base)) AS rate
FROM
(
SELECT currency, base, date, rate, turned AS made FROM (<sides>) WHERE base = {toCurrency:String}
UNION ALL
SELECT theirs.currency, theirs.base, theirs.date, theirs.rate / ours.rate AS rate, 2 AS made
FROM (<sides>) AS theirs
ASOF JOIN (<own>) AS ours ON theirs.base = ours.base AND theirs.date >= ours.date
UNION ALL
SELECT dated.currency, dated.base, dated.date, theirs.rate / dated.rate AS rate, 2 AS made
FROM
(
SELECT pair.currency AS currency, pair.base AS base, ours.date AS date, ours.rate AS rate
FROM (<own>) AS ours
INNER JOIN (SELECT DISTINCT currency, base FROM (<sides>)) AS pair ON pair.base = ours.base
) AS dated
ASOF JOIN (<sides>) AS theirs
ON dated.base = theirs.base AND dated.currency = theirs.currency AND dated.date >= theirs.date
)
WHERE currency != {toCurrency:String}
GROUP BY currency, date`;

const converted = `(
SELECT told.*, {toCurrency:String} AS money,
    if(told.currency = {toCurrency:String}, 1, nullIf(daily.rate, 0)) AS dayRate,
    toDecimal256(ifNull(told.amount, 0), 4) * toDecimal256(dayRate, 18) AS worth
FROM <rows> AS told
GLOBAL ASOF LEFT JOIN
(
<series>
) AS daily ON told.currency = daily.currency AND toDate(told.occurred_at, 'UTC') >= daily.date
)`;
const plain = `(
SELECT told.*, toString(told.currency) AS money, toNullable(ifNull(told.amount, 0)) AS worth
FROM <rows> AS told
)`;

/**
 * Rows (a parenthesised SELECT with `amount`, `currency` and `occurred_at`) with two columns more: `money`, a currency,
 * and `worth`, the amount in it, a decimal, exact but for the rate. Without a `currency` to convert to that is
 * what was told; with one, the last rate of the event's UTC day or before it is taken, and NULL is worth without a rate.
 */
export function withWorthSql(rows: string, currency: string, request: MetricRequest, params: Params): string {
  if (currency === '') return fillSql(plain, { rows });
  params['toCurrency'] = currency;
  const asKnown = request.receivedUntilMs === undefined ? '' : asKnownSql(request.receivedUntilMs, params);
  const told = fillSql(known, { asKnown });
  const both = fillSql(sides, { known: told });
  const ours = fillSql(own, { sides: both });
  return fillSql(converted, { rows, series: fillSql(series, { sides: both, own: ours }) });
}

function asKnownSql(receivedUntilMs: number, params: Params): string {
  params['receivedUntil'] = receivedUntilMs;
  return ` AND known_at <= fromUnixTimestamp64Milli({receivedUntil:Int64}, 'UTC')`;
}
