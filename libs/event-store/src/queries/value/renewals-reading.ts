import type { AnyBoundMetric, RenewalOptions } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { MetricReading } from '../metrics/metric-request.ts';
import type { Reader } from '../metrics/reader.ts';
import { purchasesSoFarSql } from '../orders/purchases.ts';

const periodOf: Readonly<Record<RenewalOptions['period'], string>> = {
  week: "'week'",
  month: "'month'",
  year: "'year'",
};
const moment = (name: string): string => `fromUnixTimestamp64Milli({${name}:Int64}, 'UTC')`;

// `periods` are those of the window that are over; an event before the window makes a person older than the cohort.
const rows = `SELECT person AS id, person, occurred_at AS at,
    if(at < <from>, -1, toInt32(age(<period>, <from>, at, {tz:String}))) AS period,
    toInt32(age(<period>, <from>, <end>, {tz:String})) AS periods, <keys>
FROM <renewals> AS renewals`;

const counts = z.tuple([z.array(count), z.array(count)]);

/** Of the people whose first event lies in the window's first period: how many had one in period k or later. */
const reader = readerOfEntities({
  kind: 'renewals',
  entity: 'customer',
  rows(request, { of, period }, params, keys) {
    const renewals = purchasesSoFarSql(of, request, params);
    params['tz'] = request.tz;
    params['overMs'] = Math.max(request.fromMs, Math.min(request.toMs, request.asOfMs));
    const slots = { period: periodOf[period], from: moment('windowFrom'), end: moment('overMs') };
    return fillSql(rows, { ...slots, keys, renewals });
  },
  perEntity: 'min(period) AS born, max(period) AS last, max(periods) AS over',
  aggregates: `max(over) AS periods,
    sumMapIf([toUInt32(least(last, over - 1))], [toUInt64(1)], born = 0 AND over > 0 AND ofWindow = 1) AS lasts`,
  columns: { periods: z.number(), lasts: counts },
  cellOf({ periods, lasts: [last, people] }) {
    const survivors = Array.from({ length: Math.max(0, periods) }, (_, period) =>
      people.reduce((sum, many, index) => ((last[index] ?? 0) >= period ? sum + many : sum), 0),
    );
    return { survivors: survivors[0] === 0 ? [] : survivors };
  },
  empty: { survivors: [] },
  evidence: { belongs: 'born = 0 AND over > 0', counts: 'last >= over - 1' },
});
export const { compose: composeRenewals } = reader;

/** A cohort that came with the question needs no reading, and there is nothing to list behind it. */
function asGiven(survivors: readonly number[], { groupBy, buckets }: Parameters<typeof reader.read>[1]) {
  const total = { survivors };
  const points = buckets.length > 0 ? buckets.map(() => ({ survivors: [] })) : [total];
  const series = groupBy.length > 0 ? [] : [{ group: {}, total, points }];
  return { total, series, truncated: false } satisfies MetricReading<'renewals'>;
}

export const renewalsReader: Reader<'renewals'> = {
  ...reader,
  read: async (ask, request, options, freshness) =>
    options.survivors.length > 0
      ? asGiven(options.survivors, request)
      : reader.read(ask, request, options, freshness),
};

/** Whether a metric is about a cohort that came with the question: nothing is behind it that could be listed. */
export const isGiven = (metric: AnyBoundMetric): boolean =>
  metric.reading === 'renewals' && metric.options.survivors.length > 0;
