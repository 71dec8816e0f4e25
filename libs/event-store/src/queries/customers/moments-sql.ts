import { fillSql } from '../../rollups/fill-sql.ts';
import type { Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { customerFactsSql, type OnePerson } from './facts-sql.ts';

/*
 * Each customer at each moment that is shown: the end of every step that has begun, or of the window. A visitor who
 * never ordered is none; of an account or a known customer any fact makes one.
 */
const customers = `<withMoment>SELECT moment, person, <groups>,
    min(at) AS seenFirst, max(at) AS seenLast, countIf(fact = 'order') AS everOrdered, <aggregates>
FROM
(
<facts>
)<eachMoment>
WHERE at < moment
GROUP BY moment, person
HAVING (NOT startsWith(person, 'v:') OR everOrdered > 0)<filters>`;

// What follows from a moment is worked out once when there is one alone, and else for every fact.
const oneMoment = {
  withMoment: `WITH fromUnixTimestamp64Milli(toInt64({moments:Array(String)}[1]), 'UTC') AS moment\n`,
  eachMoment: '',
};
const manyMoments = {
  withMoment: '',
  eachMoment: `\nARRAY JOIN arrayMap(ms -> fromUnixTimestamp64Milli(toInt64(ms), 'UTC'), {moments:Array(String)}) AS moment`,
};

/** What weighs in the experience score at the moment, and how much. Binds `halfLifeMs`. */
export function experienceSumsSql(params: Params, halfLifeDays: number): string {
  params['halfLifeMs'] = halfLifeDays * 86_400_000;
  const heard = "fact IN ('nps', 'answer', 'wait', 'reopen', 'repeat', 'switch')";
  const weight =
    "if(fact IN ('nps', 'answer'), 1, 0.5) * exp2(-dateDiff('millisecond', at, moment) / {halfLifeMs:Float64})";
  return fillSql(
    `sumIf(<weight> * value, <heard>) AS weighted, sumIf(<weight>, <heard>) AS weight, countIf(<heard>) AS signals,
    countIf(fact IN ('nps', 'answer')) AS said`,
    { heard, weight },
  );
}

/** Ends of the steps that have begun, and of the window when there are no steps, in epoch milliseconds. */
export function momentsOf(request: MetricRequest): number[] {
  const until = (ms: number): number => Math.min(ms, request.asOfMs);
  if (request.interval === undefined) return [until(request.toMs)];
  const begun = request.buckets.filter(({ fromMs }) => fromMs < request.asOfMs);
  return [...new Set(begun.map(({ toMs }) => until(toMs)))];
}

/** One row for each moment and customer with `aggregates` over the facts before the moment. */
export function customersAtSql(
  request: MetricRequest,
  params: Params,
  { moments, aggregates, one }: { moments: readonly number[]; aggregates: string; one?: OnePerson },
): string {
  params['moments'] = moments.map(String);
  const facts = customerFactsSql(request, params, one);
  const groups = [0, 1, 2].map((index) =>
    request.groupBy.length > index ? `argMax(k${index}, at) AS g${index}` : `'' AS g${index}`,
  );
  const slots = {
    ...(moments.length === 1 ? oneMoment : manyMoments),
    ...{ aggregates, groups: groups.join(', '), facts: facts.sql, filters: facts.filters },
  };
  return fillSql(customers, slots);
}
