import type { Cells, OrderSum, ReadingOptions } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { rawFiltersSql, type Params } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { MetricReading, MetricRequest } from '../metrics/metric-request.ts';
import { tenThousandths } from '../metrics/rows.ts';
import { withinSql } from '../metrics/spans.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';
import { withWorthSql } from '../rates/worth-sql.ts';
import { readerOfRows, type ListedReader } from './row-reading.ts';

const events = `SELECT *, <personId> AS person_id
FROM events
WHERE workspace_id = {workspace:String} AND kind IN ('order', 'refund') AND (kind = 'refund' OR action = 'completed')
    AND <within><filters>`;
const rows = `SELECT <id> AS id, person, occurred_at AS at, toString(currency) AS told, ifNull(amount, 0) AS amount, money, worth,
    kind = 'order' AS isOrder, isNull(worth) AS unrated, <keys>
FROM <orders> AS orders`;

/** Orders and refunds, those of nobody known too, with what they are worth. */
function rowsSql(id: string, currency: string, request: MetricRequest, params: Params, keys: string): string {
  const told = fillSql(events, {
    personId: personIdSql,
    within: withinSql('occurred_at', [request], 'raw', params),
    filters: rawFiltersSql(request, params),
  });
  const orders = withWorthSql(withPersonSql(told, request, params), currency, request, params);
  return fillSql(rows, { id, keys, orders });
}

// One list for each number of a sum, in the order of the currencies.
const lists = `sums.1 AS currencies, sums.2 AS orders, arrayMap(sum -> toString(sum), sums.3) AS amounts, sums.4 AS refunds,
    arrayMap(sum -> toString(sum), sums.5) AS refundeds, arrayMap(sum -> toFloat64(toString(sum)), sums.6) AS worths,
    sums.7 AS squares, arrayMap(sum -> toFloat64(toString(sum)), sums.8) AS worthRefundeds, sums.9 AS missing`;
const columns = {
  currencies: z.array(z.string()),
  orders: z.array(count),
  amounts: z.array(tenThousandths),
  refunds: z.array(count),
  refundeds: z.array(tenThousandths),
  worths: z.array(z.number()),
  squares: z.array(z.number()),
  worthRefundeds: z.array(z.number()),
  missing: z.array(count),
  toMoney: z.string(),
};

function sumsOf(row: z.output<z.ZodObject<typeof columns>>): OrderSum[] {
  return row.currencies.map((currency, at) => ({
    currency,
    orders: row.orders[at] ?? 0,
    amount: row.amounts[at] ?? 0n,
    squares: row.squares[at] ?? 0,
    refunds: row.refunds[at] ?? 0,
    refunded: row.refundeds[at] ?? 0n,
    worth: {
      money: row.toMoney || currency,
      amount: row.worths[at] ?? 0,
      squares: row.squares[at] ?? 0,
      refunded: row.worthRefundeds[at] ?? 0,
      missing: row.missing[at] ?? 0,
    },
  }));
}

/** Every order by itself, converted; sums by the currency it was told in. */
const convertedReader = readerOfRows({
  kind: 'orders',
  entity: 'order',
  rows: (request, { currency }, params, keys) => rowsSql('message_id', currency, request, params, keys),
  aggregates: `sumMap([told], [toUInt64(isOrder AND NOT unrated)], [if(isOrder, amount, 0)], [toUInt64(NOT isOrder AND NOT unrated)],
        [if(isOrder, 0, amount)], [if(isOrder, ifNull(worth, 0), 0)], [if(isOrder, pow(toFloat64(ifNull(worth, 0)), 2), 0)],
        [if(isOrder, 0, ifNull(worth, 0))], [toUInt64(unrated)]) AS sums, ${lists}, any(money) AS toMoney`,
  columns,
  cellOf: sumsOf,
  empty: [],
  evidence: { belongs: 'isOrder AND NOT unrated', value: 'toString(worth)' },
});

// What a person buys in one money on one day; an order of nobody known, and a refund, stand for themselves.
const dayId = `if(person = '' OR kind = 'refund', message_id, concat(person, ' ', toString(toDate(occurred_at, {tz:String})), ' ', money))`;

const daysReader = readerOfEntities({
  kind: 'orders',
  entity: 'order',
  rows(request, { currency }, params, keys) {
    params['tz'] = request.tz;
    return rowsSql(dayId, currency, request, params, keys);
  },
  perEntity: `any(money) AS inMoney, sumIf(worth, isOrder) AS spent, countIf(isOrder AND NOT unrated) > 0 AS bought,
    sumIf(amount, isOrder) AS ordered, sumIf(amount, NOT isOrder) AS givenBack, sumIf(worth, NOT isOrder) AS worthBack,
    countIf(NOT isOrder AND NOT unrated) AS backs, countIf(unrated) AS unratedRows`,
  aggregates: `sumMap([inMoney], [toUInt64(bought)], [ordered], [backs], [givenBack], [ifNull(spent, 0)],
        [pow(toFloat64(ifNull(spent, 0)), 2)], [ifNull(worthBack, 0)], [unratedRows]) AS sums, ${lists}, '' AS toMoney`,
  columns,
  cellOf: sumsOf,
  empty: [],
  evidence: { belongs: 'bought', value: 'toString(spent)' },
});

/** Every point of a series knows all currencies of the series, so that none is a value beside one in other money. */
function withAllCurrencies(reading: MetricReading<'orders'>): MetricReading<'orders'> {
  const series = reading.series.map(({ group, total, points }) => {
    const fill = (point: Cells['orders']): OrderSum[] =>
      total.map((sum) => point.find(({ currency }) => currency === sum.currency) ?? nothingOf(sum));
    return { group, total, points: points.map(fill) };
  });
  return { ...reading, series };
}

function nothingOf({ currency, worth }: OrderSum): OrderSum {
  const none = { currency, orders: 0, amount: 0n, squares: 0, refunds: 0, refunded: 0n };
  if (!worth) return none;
  return { ...none, worth: { money: worth.money, amount: 0, squares: 0, refunded: 0, missing: 0 } };
}

const readerOf = ({ occasion }: ReadingOptions['orders']) =>
  occasion === 'day' ? daysReader : convertedReader;

/** Orders that no rollup can answer for: converted, or a customer-day as one. */
export const worthOrdersReader: ListedReader<'orders'> & Pick<typeof daysReader, 'compose'> = {
  compose: (request, options) => readerOf(options).compose(request, options),
  async read(ask, request, options, freshness) {
    return withAllCurrencies(await readerOf(options).read(ask, request, options, freshness));
  },
  evidence(request, options, group) {
    const list = readerOf(options).evidence?.(request, options, group);
    if (!list) throw new Error('orders have no list');
    return list;
  },
};
