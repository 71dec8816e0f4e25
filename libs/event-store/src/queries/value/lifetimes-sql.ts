import { fillSql } from '../../rollups/fill-sql.ts';
import type { Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { purchasesSoFarSql } from '../orders/purchases.ts';
import { withWorthSql } from '../rates/worth-sql.ts';

const people = `SELECT person, min(ms) AS firstMs, <first><sums>
FROM
(
SELECT person, toUnixTimestamp64Milli(occurred_at) AS ms, <keys><amounts>
FROM <orders> AS orders
)
GROUP BY person
HAVING firstMs >= {windowFrom:Int64}`;

const keyless = { first: '1 AS ordered', named: `'' AS k0, '' AS k1, '' AS k2` };
const keyed = {
  first: 'argMin((k0, k1, k2), ms) AS firstKeys',
  named: 'firstKeys.1 AS k0, firstKeys.2 AS k1, firstKeys.3 AS k2',
};
const keyForm = ({ groupBy }: MetricRequest) => (groupBy.length > 0 ? keyed : keyless);

/** Selects the dimensions of the first order out of a row of `newCustomersSql`. */
export const firstKeysSql = (request: MetricRequest): string => keyForm(request).named;

// First and last in the alphabet are enough to know whether there is one currency, and cost less than a set of each
// person. What has a rate is added up exactly; NULL, without one, is only counted.
const sums = `, ifNull(sum(worth), 0) AS worths, [min(money), max(money)] AS monies, countIf(isNull(worth)) AS unrated,
    [min(told), max(told)] AS tolds, sum(amount) AS toldWorths`;
const amounts = `, money, worth, toString(currency) AS told, ifNull(amount, 0) AS amount,
    toInt64(toDate(occurred_at, {tz:String})) AS day`;

/**
 * People whose first completed order lies in the window: `person`, `firstMs`, their first dimensions and, with money,
 * what they brought up to its end: `worths`, `monies`, `unrated`, as told in `tolds` and `toldWorths`, and `more`
 * aggregates over `day` and `worth`.
 */
export function newCustomersSql(
  request: MetricRequest,
  money: { currency: string; more: string } | null,
  params: Params,
  keys: string,
): string {
  const orders = purchasesSoFarSql('orders', request, params);
  const { first } = keyForm(request);
  if (money === null) return fillSql(people, { first, sums: '', keys, amounts: '', orders });
  params['tz'] = request.tz;
  const worth = withWorthSql(orders, money.currency, request, params);
  return fillSql(people, { first, sums: sums + money.more, keys, amounts, orders: worth });
}
