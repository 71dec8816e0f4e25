import type { CohortActivity, CohortPeriod } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { stepSql } from '../metrics/dimensions.ts';
import type { Reader } from '../metrics/reader.ts';
import { withWorthSql } from '../rates/worth-sql.ts';
import { dateOf, dayOfCohort, triangleOf } from './cohort-cells.ts';
import { purchasesSoFarSql } from './purchases.ts';
import { readerOfRows } from './row-reading.ts';

/** Periods between two of their first days. */
const turns: Readonly<Record<CohortPeriod, string>> = {
  week: 'intDiv(bought - cohort, 7)',
  month: `dateDiff('month', toDate(cohort), toDate(bought))`,
  quarter: `dateDiff('quarter', toDate(cohort), toDate(bought))`,
};
/** A cohort has fewer periods than this; the texts below count on it. */
const span = 4096;

// One row a person: the first day of the period of their first purchase, and of each purchase the periods since.
const rows = `SELECT person AS id, person, fromUnixTimestamp64Milli(firstMs, 'UTC') AS at, <named>, toInt64(cohort) AS cohortDay,
    arrayMap(bought -> toUInt64(<turn>), starts) AS turned, <worths>,
    arrayMap((turn, before) -> toUInt64(turn != before), turned, arrayPushFront(arrayPopBack(turned), 4096)) AS firsts,
    turned[-1] > 0 AS isBack
FROM
(
SELECT person, min(ms) AS firstMs, min(period) AS cohort, <first>, arraySort(groupArray(<purchase>)) AS purchases, <starts>
FROM
(
SELECT person, toUnixTimestamp64Milli(occurred_at) AS ms, toUInt16(<step>) AS period, <amounts>, <keys>
FROM <purchasesSoFar> AS purchasesSoFar
)
GROUP BY person
)
WHERE firstMs >= {windowFrom:Int64}`;

// Only money needs more of a purchase than its period, and only groups need its dimensions.
const counted = {
  amounts: '0 AS nothing',
  purchase: 'period',
  starts: 'purchases AS starts',
  worths: `arrayMap(start -> toUInt8(0), starts) AS worths, CAST([], 'Array(String)') AS monies, 0 AS unrated`,
};
const paid = {
  amounts: 'money, worth',
  purchase: '(period, ifNull(worth, 0), money, isNull(worth))',
  starts: 'purchases.1 AS starts',
  worths: 'purchases.2 AS worths, arrayDistinct(purchases.3) AS monies, arraySum(purchases.4) AS unrated',
};
const keyless = { first: '1 AS one', named: `'' AS k0, '' AS k1, '' AS k2` };
const keyed = {
  first: 'argMin((k0, k1, k2), ms) AS firstKeys',
  named: 'firstKeys.1 AS k0, firstKeys.2 AS k1, firstKeys.3 AS k2',
};

const cohorts = readerOfRows({
  kind: 'cohorts',
  entity: 'customer',
  rows(request, { of, period, measure, currency }, params, keys) {
    params['tz'] = request.tz;
    const isMoney = measure === 'revenue';
    const purchases = purchasesSoFarSql(of, request, params);
    return fillSql(rows, {
      ...(isMoney ? paid : counted),
      ...(request.groupBy.length > 0 ? keyed : keyless),
      keys,
      turn: turns[period],
      step: stepSql(period, 'occurred_at'),
      purchasesSoFar: isMoney ? withWorthSql(purchases, currency, request, params) : purchases,
    });
  },
  aggregates: `count() AS customers, countIf(isBack) AS returned, sum(length(turned)) AS orders,
    groupUniqArrayArray(monies) AS currencies, sum(unrated) AS missing,
    sumMap(arrayMap(turn -> toUInt64(cohortDay) * 4096 + turn, turned), firsts, arrayMap(turn -> toUInt64(1), turned), worths) AS activity`,
  columns: {
    customers: count,
    returned: count,
    orders: count,
    currencies: z.array(z.string()),
    missing: count,
    activity: z.tuple([z.array(count), z.array(count), z.array(count), z.array(z.coerce.number())]),
  },
  cellOf({ activity: [keys, active, orders, worths], currencies, ...rest }) {
    const activity = keys.map((key, index): [string, CohortActivity] => [
      `${dateOf(Math.floor(key / span))} ${key % span}`,
      { active: active[index] ?? 0, orders: orders[index] ?? 0, worth: worths[index] ?? 0 },
    ]);
    const worth = worths.reduce((sum, one) => sum + one, 0);
    return { ...rest, worth, currencies: currencies.toSorted(), activity: new Map(activity) };
  },
  empty: { customers: 0, returned: 0, orders: 0, worth: 0, currencies: [], missing: 0, activity: new Map() },
  evidence: {
    belongs: '{cohort:Int64} IN (-1, cohortDay)',
    counts: 'if({turn:Int64} < 0, isBack, has(turned, toUInt64({turn:Int64})))',
    value: `toFloat64(arraySum(arrayMap((worth, turn) -> if({turn:Int64} IN (-1, toInt64(turn)), worth, 0), worths, turned)))`,
  },
});

/** Every series once for each cohort and each of its periods. */
export const cohortsReader: Reader<'cohorts'> & Pick<typeof cohorts, 'compose'> = {
  compose: cohorts.compose,
  async read(ask, request, options, freshness) {
    const reading = await cohorts.read(ask, request, options, freshness);
    const triangles = reading.series.map((one) => triangleOf(one, request, options.period));
    return {
      ...reading,
      series: triangles.flatMap(({ series }) => series),
      truncated: reading.truncated || triangles.some(({ cut }) => cut),
    };
  },
  evidence(request, options, group) {
    const list = cohorts.evidence(request, options, group);
    const cohort = group['cohort'] === undefined ? -1 : dayOfCohort(group['cohort'], options.period);
    return { ...list, params: { ...list.params, cohort, turn: Number(group['period'] ?? -1) } };
  },
};
