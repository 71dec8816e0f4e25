import { z } from 'zod';
import { z95, type ReadingOptions } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import type { Params } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { withinSql } from '../metrics/spans.ts';
import { withClockSql } from './calendar-hours.ts';
import { solveSql, ticketLivesSql } from './ticket-lives.ts';

// A ticket has one row for each stretch of time that counts: all of it, or what lies between holds. One empty stretch
// keeps a ticket that was on hold all the time, and one that is open.
const rows = `SELECT id, person, at, k0, k1, k2, state, (stopMsWorked - startMsWorked) / 1000 AS seconds
FROM <timed> AS timed`;

const stretches = `(
SELECT id, person, at, k0, k1, k2, state, stretch.1 AS startMs, stretch.2 AS stopMs
FROM
(
SELECT id, person, at, k0, k1, k2, state, arrayPushBack(<stretches>, (endMs, endMs)) AS kept
FROM
(
SELECT *, fromUnixTimestamp64Milli(endMs, 'UTC') AS at,
    arrayConcat([bornMs * 2], arrayFilter(hold -> hold >= bornMs * 2 AND hold < endMs * 2, holds)) AS marks
FROM
(
SELECT *, if(state = 'solved', solveMs, bornMs) AS endMs
FROM
(
SELECT *, multiIf(solveMs > 0 AND <stands>, 'solved', closedMs > 0 AND closedMs >= openedMs, 'ended', 'open') AS state
FROM
(
SELECT ticket AS id, person, k0, k1, k2, bornMs, holds, <solveMs> AS solveMs,
    arrayMax(arrayConcat([0], reopenings, openings)) AS openedMs, arrayMax(arrayPushBack(closes, 0)) AS closedMs
FROM <lives> AS lives
WHERE NOT merged AND NOT spam
)
)
)
)
WHERE <within>
)
ARRAY JOIN kept AS stretch
)`;

const whole = '[(bornMs, endMs)]';
const betweenHolds = `arrayFilter(span -> span.1 < span.2, arrayMap((mark, next) -> (intDiv(mark, 2), if(mark % 2 = 1, intDiv(mark, 2), intDiv(next, 2))), marks, arrayPushBack(arrayPopFront(marks), endMs * 2)))`;

function resolutionRows(
  request: MetricRequest,
  options: ReadingOptions['resolutions'],
  params: Params,
  keys: string,
): string {
  const { to, calendar, minusOnHold, countClosed } = options;
  params['level'] = options.level;
  params['z'] = z95;
  const told = fillSql(stretches, {
    lives: ticketLivesSql(request, params, keys, 'created or solved'),
    solveMs: solveSql(to === 'first' ? 'first' : 'last', countClosed),
    stands: to === 'first' ? '1' : 'openedMs <= solveMs',
    stretches: minusOnHold ? betweenHolds : whole,
    within: withinSql('at', [request], 'raw', params),
  });
  return fillSql(rows, { timed: withClockSql(told, ['startMs', 'stopMs'], calendar, params) });
}

const solvedCount = `countIf(outcome = 'solved')`;
const spread = `{z:Float64} * sqrt({level:Float64} * (1 - {level:Float64}) * ${solvedCount})`;
const ranked = (rank: string): string =>
  `if(${solvedCount} = 0, NULL, arraySort(groupArrayIf(duration, outcome = 'solved'))[toUInt32(${rank})])`;

/** Resolution times of the tickets solved in the window; its ranks are those of `quantileRanks` in the domain. */
export const resolutionsReader = readerOfEntities({
  kind: 'resolutions',
  entity: 'ticket',
  rows: resolutionRows,
  perEntity: 'any(state) AS outcome, sum(seconds) AS duration',
  aggregates: `${solvedCount} AS solvedTickets, countIf(outcome = 'open') AS openTickets, countIf(outcome = 'ended') AS endedTickets,
    if(${solvedCount} = 0, NULL, avgIf(duration, outcome = 'solved')) AS meanSeconds,
    if(${solvedCount} = 0, 0, varPopStableIf(duration, outcome = 'solved') * ${solvedCount}) AS deviation2,
    if(${solvedCount} = 0, NULL, quantileExactInclusiveIf({level:Float64})(duration, outcome = 'solved')) AS quantile,
    ${ranked(`greatest(1., floor({level:Float64} * ${solvedCount} - ${spread}))`)} AS low,
    ${ranked(`least(toFloat64(${solvedCount}), ceil({level:Float64} * ${solvedCount} + ${spread}) + 1)`)} AS high`,
  columns: {
    solvedTickets: count,
    openTickets: count,
    endedTickets: count,
    meanSeconds: z.number().nullable(),
    deviation2: z.number(),
    quantile: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
  },
  cellOf: ({ solvedTickets, openTickets, endedTickets, meanSeconds, deviation2, quantile, low, high }) => ({
    solved: solvedTickets,
    open: openTickets,
    ended: endedTickets,
    mean: meanSeconds,
    deviation2,
    quantile,
    low,
    high,
  }),
  empty: {
    ...{ solved: 0, open: 0, ended: 0, mean: null, deviation2: 0 },
    ...{ quantile: null, low: null, high: null },
  },
  evidence: { belongs: `outcome = 'solved'`, value: 'duration' },
});
