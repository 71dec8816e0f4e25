import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { purchasesSoFarSql } from './purchases.ts';
import { readerOfRows } from './row-reading.ts';

// A person's purchases in order, and of each the local day; a gap ends at the first purchase of its second day. Only
// what a gap needs is handed on with it: all moments beside each of them would be as many as their square.
const rows = `SELECT concat(person, ' ', toString(day)) AS id, person, fromUnixTimestamp64Milli(ms, 'UTC') AS at, wait.1 AS gap,
    wait.2 AS day, <named>
FROM
(
SELECT person, arraySort(groupArray(<moment>)) AS moments,
    arrayMap(moment -> toDate(fromUnixTimestamp64Milli(<msOf>, 'UTC'), {tz:String}), moments) AS days,
    arrayJoin(arrayFilter(wait -> wait.1 > 0, arrayMap((moment, day, before) -> (day - before, day, moment),
        moments, days, arrayPushFront(arrayPopBack(days), days[1])))) AS wait,
    wait.3 AS moment, <msOf> AS ms
FROM (SELECT person, toUnixTimestamp64Milli(occurred_at) AS purchasedMs, <keys> FROM <purchases> AS purchases)
GROUP BY person
)
WHERE ms >= {windowFrom:Int64}`;

// Without groups a purchase is a number, which takes a fifth of the memory.
const plain = { moment: 'purchasedMs', msOf: 'moment', named: `'' AS k0, '' AS k1, '' AS k2` };
const keyed = {
  moment: '(purchasedMs, k0, k1, k2)',
  msOf: 'moment.1',
  named: 'moment.2 AS k0, moment.3 AS k1, moment.4 AS k2',
};

/** Days between consecutive purchase days of one person. */
export const gapsReader = readerOfRows({
  kind: 'gaps',
  entity: 'order',
  rows(request, { of }, params, keys) {
    params['tz'] = request.tz;
    const form = request.groupBy.length > 0 ? keyed : plain;
    return fillSql(rows, { ...form, keys, purchases: purchasesSoFarSql(of, request, params) });
  },
  aggregates: 'sumMap([toUInt32(gap)], [toUInt64(1)]) AS gaps',
  columns: { gaps: z.tuple([z.array(count), z.array(count)]) },
  cellOf: ({ gaps: [days, times] }) => days.map((gap, index) => [gap, times[index] ?? 0] as const),
  empty: [],
  evidence: { value: 'gap * 86400' },
});
