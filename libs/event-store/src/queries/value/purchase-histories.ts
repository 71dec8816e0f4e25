import { localDayAt } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { stepSql, type Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { eventsOfPeopleSql } from '../people/person.ts';

const rows = `SELECT person AS id, person, person_id, occurred_at AS at, toInt32(toDate(occurred_at, {tz:String})) AS day,
    toDecimal128(ifNull(amount, 0), 4) AS spent, currency, <stepEnd> AS stepEnd, <keys>
FROM <orders> AS orders`;

const dayMs = 86_400_000;

/** The last day of a window that has begun, as days since 1970-01-01. */
const lastDayOf = ({ toMs }: { toMs: number }, { tz, asOfMs, fromMs }: MetricRequest): number =>
  localDayAt(tz, Math.max(fromMs, Math.min(toMs, asOfMs) - 1));

/** Completed orders with their local day; binds the days that split calibration and holdout. */
export function historyRowsSql(
  request: MetricRequest,
  { calibrationEnd, currency }: { calibrationEnd: string; currency: string },
  params: Params,
  keys: string,
): string {
  const { tz, interval, buckets } = request;
  const lastDay = lastDayOf(request, request);
  params['tz'] = tz;
  params['lastDay'] = lastDay;
  params['calibrationEnd'] = calibrationEnd === '' ? lastDay : Date.parse(`${calibrationEnd}T00:00Z`) / dayMs;
  let ofCurrency = '';
  if (currency !== '') {
    params['currency'] = currency;
    ofCurrency = ' AND currency = {currency:String}';
  }
  let stepEnd = '{lastDay:Int32}';
  if (interval !== undefined) {
    params['steps'] = buckets.map(({ key }) => key);
    params['stepEnds'] = buckets.map((bucket) => String(lastDayOf(bucket, request)));
    stepEnd = `transform(toString(${stepSql(interval, 'occurred_at')}), {steps:Array(String)},
        arrayMap(text -> toInt32(text), {stepEnds:Array(String)}), {lastDay:Int32})`;
  }
  const where = `kind = 'order' AND action = 'completed'${ofCurrency}`;
  return fillSql(rows, { keys, stepEnd, orders: eventsOfPeopleSql(where, request, params) });
}

/*
 * sumMap brings the days in order and drops those whose sums are all 0: the count beside the amount keeps days on
 * which everything was free. `known` are the purchase days up to the end of the calibration, or of the window when that
 * is earlier; nobody without one is a customer yet.
 */
const perCustomer = `sumMap([day], [spent], [toUInt64(1)]) AS byDay, byDay.1 AS days, byDay.2 AS sums,
    <end> AS endDay, least({calibrationEnd:Int32}, endDay) AS knownDay,
    arrayFilter(day -> day <= knownDay, days) AS known, toInt32(length(known)) AS occasions,
    toInt32(occasions - 1) AS x, toInt32(if(occasions > 1, known[-1] - known[1], 0)) AS tx,
    toInt32(if(occasions > 0, knownDay - known[1], 0)) AS T,
    arraySum(arraySlice(sums, 1, length(known))) AS spend,
    if(occasions > 1, toFloat64(spend - sums[1]) / x, 0) AS m,
    toInt32(length(days) - occasions) AS later,
    arrayMap(turn -> known[turn] - known[turn - 1], range(2, length(known) + 1)) AS gaps,
    groupUniqArrayIf(toString(currency), currency != '') AS currencies`;

/** Aggregates over the rows of one person in a cell, from `historyRowsSql`. */
export function perCustomerSql({ interval }: Pick<MetricRequest, 'interval'>): string {
  const end = interval === undefined ? '{lastDay:Int32}' : 'if(ofWindow = 1, {lastDay:Int32}, max(stepEnd))';
  return fillSql(perCustomer, { end });
}
