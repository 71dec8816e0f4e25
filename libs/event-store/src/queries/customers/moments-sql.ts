import { fillSql } from '../../rollups/fill-sql.ts';
import type { Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { totalsOfArrays, totalsOfRows, type FactTotals } from './fact-totals.ts';
import { customerFactsSql, type OnePerson } from './facts-sql.ts';

/*
 * Each customer at each moment that is shown: the end of every step that has begun, or of the window. A visitor who
 * never ordered is none; of an account or a known customer any fact makes one.
 */
const atOneMoment = `WITH toInt64({moments:Array(String)}[1]) AS momentMs
SELECT momentMs, <groups>,<person>
    min(ms) AS seenFirstMs, max(ms) AS seenLastMs, <everOrdered> AS everOrdered, <aggregates>
FROM
(
<facts>
) AS facts
WHERE ms < momentMs
GROUP BY momentMs, customer
HAVING (NOT any(isVisitor) OR everOrdered > 0)<filters>`;

// One row for each customer and moment in one GROUP BY outgrows its memory and goes by way of the disk. The moments are a
// table, as an array of them would be part of the name of everything that is worked out from one.
const atManyMoments = `SELECT momentMs, <groups>,
    arrayMin(times) AS seenFirstMs, <everOrdered> AS everOrdered, <aggregates>
FROM
(
SELECT customer, any(isVisitor) AS ofVisitor, groupArray(fact) AS kinds, groupArray(value) AS amounts, groupArray(ms) AS times,
    groupArray(money) AS monies<allKept>
FROM
(
<facts>
)
GROUP BY customer
) AS customers
CROSS JOIN (SELECT toInt64(arrayJoin({moments:Array(String)})) AS momentMs) AS shown
WHERE seenFirstMs < momentMs AND (NOT ofVisitor OR everOrdered > 0)<filters>`;

/** What weighs in the experience score at the moment, and how much. Binds `halfLifeMs`. */
export function experienceSumsSql(totals: FactTotals, params: Params, halfLifeDays: number): string {
  params['halfLifeMs'] = halfLifeDays * 86_400_000;
  const heard = "fact IN ('nps', 'answer', 'wait', 'reopen', 'repeat', 'switch')";
  const said = "fact IN ('nps', 'answer')";
  const weight = `if(${said}, 1, 0.5) * exp2((ms - momentMs) / {halfLifeMs:Float64})`;
  return `${totals.sum(`${weight} * value`, heard)} AS weighted, ${totals.sum(weight, heard)} AS weight,
    ${totals.count(heard)} AS signals, ${totals.count(said)} AS said`;
}

/** Ends of the steps that have begun, and of the window when there are no steps, in epoch milliseconds. */
export function momentsOf(request: MetricRequest): number[] {
  const until = (ms: number): number => Math.min(ms, request.asOfMs);
  if (request.interval === undefined) return [until(request.toMs)];
  const begun = request.buckets.filter(({ fromMs }) => fromMs < request.asOfMs);
  return [...new Set(begun.map(({ toMs }) => until(toMs)))];
}

interface CustomersAt {
  /** Epoch milliseconds. */
  readonly moments: readonly number[];
  readonly aggregates: (totals: FactTotals) => string;
  readonly one?: OnePerson;
  /** At one moment: adds the columns `person` and `seenLastMs`. Without its name a customer is a number: half the time. */
  readonly named?: boolean;
}

/**
 * One row for each moment and customer with `aggregates` over the facts before the moment: `momentMs`, `seenFirstMs`,
 * `everOrdered`, the keys `g0` to `g2`.
 */
export function customersAtSql(
  request: MetricRequest,
  params: Params,
  { moments, aggregates, one, named = false }: CustomersAt,
): string {
  params['moments'] = moments.map(String);
  const [template, totals] =
    moments.length === 1 ? [atOneMoment, totalsOfRows] : [atManyMoments, totalsOfArrays];
  const { sql, filters, kept } = customerFactsSql(request, params, { newest: totals.newest, one, named });
  const groups = [0, 1, 2].map((index) =>
    request.groupBy.length > index ? `${totals.newest(`k${index}`)} AS g${index}` : `'' AS g${index}`,
  );
  return fillSql(template, {
    facts: sql,
    person: named ? ' any(facts.person) AS person,' : '',
    groups: groups.join(', '),
    everOrdered: totals.count("fact = 'order'"),
    aggregates: aggregates(totals),
    allKept: kept.map((name) => `, groupArray(${name}) AS all_${name}`).join(''),
    filters,
  });
}
