import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { stepSql, type Params } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { purchasesSoFarSql } from './purchases.ts';
import { windowBefore } from './window-before.ts';

/*
 * Each event leaves marks: at the cell it is in (1), and at the cell whose window before it is in (2 for a step, 4 for
 * the whole window). A mark is 8 times the start of that cell plus what it says, so a person has few of them.
 */
const rows = `SELECT person AS id, person, fromUnixTimestamp64Milli(cellMs, 'UTC') AS at, bornMs, mark, cellMs, k0, k1, k2
FROM
(
SELECT person, k0, k1, k2, min(ms) AS bornMs,
    arrayJoin(groupUniqArrayArray(<marks>)) AS mark, intDiv(mark, 8) AS cellMs
FROM (SELECT person, toUnixTimestamp64Milli(occurred_at) AS ms, <keys><step> FROM <active> AS active)
GROUP BY person, k0, k1, k2
)`;
// Which step of the window, from 1; 0 for none of them.
const stepNumber = `, transform(toString(<key>), {steps:Array(String)}, range(1, length({steps:Array(String)}) + 1), 0) AS step`;
const whole = `if(ms >= {windowFrom:Int64}, [{windowFrom:Int64} * 8 + 1], if(ms >= {beforeAll:Int64}, [{windowFrom:Int64} * 8 + 4], []))`;
const ofStep = (name: string): string => `CAST({${name}:Array(String)}, 'Array(Int64)')[step]`;
const stepped = `arrayFilter(mark -> mark > 7, if(ms >= {windowFrom:Int64},
    [${ofStep('stepFrom')} * 8 + 1, if(ms >= ${ofStep('nextBefore')}, ${ofStep('nextFrom')} * 8 + 2, 0)],
    [if(ms >= {beforeAll:Int64}, {windowFrom:Int64} * 8 + 4, 0), if(ms >= {beforeFirst:Int64}, {windowFrom:Int64} * 8 + 2, 0),
    if(ms >= {beforeSecond:Int64}, {secondFrom:Int64} * 8 + 2, 0)]))`;

/** Who was active in the window before, and who of them in the window; points compare each step with the one before. */
export const retainedReader = readerOfEntities({
  kind: 'retained',
  entity: 'customer',
  rows(request, { of }, params, keys) {
    params['beforeAll'] = windowBefore(request, request.tz);
    const active = purchasesSoFarSql(of, request, params);
    if (request.interval === undefined) return fillSql(rows, { keys, active, marks: whole, step: '' });
    bindSteps(request, params);
    const step = fillSql(stepNumber, { key: stepSql(request.interval, 'occurred_at') });
    return fillSql(rows, { keys, active, marks: stepped, step });
  },
  perEntity: `min(bornMs) AS born, max(cellMs) AS startMs, max(bitTest(mark, 0)) AS ended,
    max(bitTest(mark, 1)) AS startedStep, max(bitTest(mark, 2)) AS startedAll`,
  aggregates: `countIf(if(ofWindow = 1, startedAll, startedStep) = 1) AS started,
    countIf(if(ofWindow = 1, startedAll, startedStep) = 1 AND ended = 1) AS kept,
    countIf(ended = 1 AND born >= if(ofWindow = 1, {windowFrom:Int64}, startMs)) AS fresh,
    countIf(ended = 1) - kept - fresh AS reactivated`,
  columns: { started: count, kept: count, fresh: count, reactivated: count },
  cellOf: ({ started, kept, fresh, reactivated }) => ({ started, kept, fresh, reactivated }),
  empty: { started: 0, kept: 0, fresh: 0, reactivated: 0 },
  evidence: { belongs: 'startedAll = 1', counts: 'ended' },
});

/** Of each step its start, the start of the next, and where the window before the next begins. */
function bindSteps({ buckets, tz, fromMs }: MetricRequest, params: Params): void {
  const befores = buckets.map((bucket) => windowBefore(bucket, tz));
  const none = Number.MAX_SAFE_INTEGER;
  params['steps'] = buckets.map(({ key }) => key);
  params['stepFrom'] = buckets.map((bucket) => String(bucket.fromMs));
  params['nextFrom'] = buckets.map((_bucket, index) => String(buckets[index + 1]?.fromMs ?? 0));
  params['nextBefore'] = buckets.map((_bucket, index) => String(befores[index + 1] ?? none));
  params['beforeFirst'] = befores[0] ?? fromMs;
  params['beforeSecond'] = befores[1] ?? none;
  params['secondFrom'] = buckets[1]?.fromMs ?? 0;
}
