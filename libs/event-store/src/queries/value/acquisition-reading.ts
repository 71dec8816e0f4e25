import type { AcquisitionSummary, ReadingOptions } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { rawFiltersSql, type Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { withinSql } from '../metrics/spans.ts';
import { readerOfRows, type ListedReader } from '../orders/row-reading.ts';
import { withWorthSql } from '../rates/worth-sql.ts';
import { firstKeysSql, newCustomersSql } from './lifetimes-sql.ts';

type AcquisitionOptions = ReadingOptions['acquisition'];

const dayMs = 86_400_000;

const spend = `SELECT message_id AS id, '' AS person, occurred_at AS at, <keys>, 1 AS isSpend, ifNull(worth, 0) AS spent, <reported> AS reported,
    [toString(money)] AS monies, toUInt64(isNull(worth)) AS unrated, [toString(currency)] AS tolds, ifNull(amount, 0) AS toldSpent,
    toDecimal256(0, 22) AS worths, toDecimal256(0, 4) AS toldWorths, 0. AS years, CAST([], 'Array(UInt32)') AS ages, CAST([], 'Array(Float64)') AS ageWorths
FROM <rows>`;
const spent = `(
SELECT *
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'spend' AND ({variant:String} = 'full' OR category = 'media')
    AND <within><filters>
)`;
// A customer is told at the time of the spend that won them: the lag before their first order.
const customers = `SELECT person AS id, person, fromUnixTimestamp64Milli(firstMs - {lagMs:Int64}, 'UTC') AS at, <named>, 0 AS isSpend,
    toDecimal256(0, 22) AS spent, 0. AS reported, <money>, greatest({untilMs:Int64} - firstMs, 0) / {yearMs:Int64} AS years, <ages>
FROM
(
<people>
)`;

const noMoney = `CAST([], 'Array(String)') AS monies, toUInt64(0) AS unrated, CAST([], 'Array(String)') AS tolds, toDecimal64(0, 4) AS toldSpent,
    toDecimal256(0, 22) AS worths, toDecimal256(0, 4) AS toldWorths`;
const withMoney = `arrayMap(money -> toString(money), monies) AS monies, unrated, tolds, toDecimal64(0, 4) AS toldSpent,
    worths, toDecimal256(toldWorths, 4) AS toldWorths`;
const noAges = `CAST([], 'Array(UInt32)') AS ages, CAST([], 'Array(Float64)') AS ageWorths`;
const withAges = `arrayMap(paid -> toUInt32(age('month', toDate(firstDay), toDate(paid.1))), payments) AS ages,
    arrayMap(paid -> paid.2, payments) AS ageWorths`;
const payments = ', min(day) AS firstDay, groupArray((day, toFloat64(ifNull(worth, 0)))) AS payments';

function rowsSql(request: MetricRequest, options: AcquisitionOptions, params: Params, keys: string): string {
  const { variant, lagDays, acquired, currency, ofCustomers, byAge } = options;
  const lagMs = lagDays * dayMs;
  const later = { ...request, fromMs: request.fromMs + lagMs, toMs: request.toMs + lagMs };
  const untilMs = Math.min(later.toMs, request.asOfMs);
  Object.assign(params, { variant, lagMs, untilMs, yearMs: 365 * dayMs, acquired });
  if (acquired !== '') params['reported'] = acquired.slice('properties.'.length);
  const told = fillSql(spent, {
    within: withinSql('occurred_at', [request], 'spend', params),
    filters: rawFiltersSql(request, params),
  });
  const money = ofCustomers ? { currency, more: byAge ? payments : '' } : null;
  const costs = fillSql(spend, {
    keys,
    reported: acquired === '' ? '0.' : 'toFloat64OrZero(properties[{reported:String}])',
    rows: withWorthSql(told, currency, request, params),
  });
  const people = fillSql(customers, {
    named: firstKeysSql(request),
    money: ofCustomers ? withMoney : noMoney,
    ages: byAge ? withAges : noAges,
    people: newCustomersSql(later, money, params, keys),
  });
  return `${costs}\nUNION ALL\n${people}`;
}

const rows = readerOfRows({
  kind: 'acquisition',
  entity: 'customer',
  rows: rowsSql,
  aggregates: `countIf(isSpend = 1) AS spends, toFloat64(toString(sum(spent))) AS spendSum, countIf(isSpend = 0) AS customers,
    sum(reported) AS reportedSum, toFloat64(toString(sum(worths))) AS worthSum, sum(years) AS yearSum,
    groupUniqArrayArray(monies) AS currencies, sum(unrated) AS missing, groupUniqArrayArray(tolds) AS toldCurrencies,
    toFloat64(toString(sum(toldSpent))) AS toldSpend, toFloat64(toString(sum(toldWorths))) AS toldWorth,
    sumMap(ages, ageWorths) AS byAge`,
  columns: {
    spends: count,
    spendSum: z.number(),
    customers: count,
    reportedSum: z.number(),
    worthSum: z.number(),
    yearSum: z.number(),
    currencies: z.array(z.string()),
    missing: count,
    toldCurrencies: z.array(z.string()),
    toldSpend: z.number(),
    toldWorth: z.number(),
    byAge: z.tuple([z.array(count), z.array(z.number())]),
  },
  cellOf(row): AcquisitionSummary {
    const { spends, customers, currencies, missing, toldCurrencies } = row;
    const [only, ...others] = toldCurrencies;
    const isOne = only !== undefined && others.length === 0;
    return {
      ...{ spends, customers, currencies, missing, immature: false },
      ...{ spend: row.spendSum, reported: row.reportedSum, worth: row.worthSum, years: row.yearSum },
      byAge: row.byAge[0].map((month, index) => [month, row.byAge[1][index] ?? 0] as const),
      ...(isOne && { told: { currency: only, spend: row.toldSpend, worth: row.toldWorth } }),
    };
  },
  empty: {
    ...{ spends: 0, spend: 0, customers: 0, reported: 0, worth: 0, years: 0, byAge: [] },
    ...{ currencies: [], missing: 0, immature: false },
  },
  // The list is of what is counted: customers, or the spend events that report them.
  evidence: {
    belongs: `isSpend = ({acquired:String} != '')`,
    value: 'if(isSpend = 1, toString(spent), toString(worths))',
  },
});

/** Spend beside the customers who came with it; marks the cells whose customers may still come. */
export const acquisitionReader: ListedReader<'acquisition'> & Pick<typeof rows, 'compose'> = {
  compose: rows.compose,
  async read(ask, request, options, freshness) {
    const reading = await rows.read(ask, request, options, freshness);
    const mark = (cell: AcquisitionSummary, toMs: number): AcquisitionSummary => ({
      ...cell,
      immature: options.lagDays > 0 && toMs + options.lagDays * dayMs > request.asOfMs,
    });
    const series = reading.series.map(({ group, total, points }) => ({
      group,
      total: mark(total, request.toMs),
      points: points.map((point, index) => mark(point, request.buckets[index]?.toMs ?? request.toMs)),
    }));
    return { ...reading, total: mark(reading.total, request.toMs), series };
  },
  evidence(request, options, group) {
    const list = rows.evidence(request, options, group);
    return options.acquired === '' ? list : { ...list, entity: 'spend' };
  },
};
