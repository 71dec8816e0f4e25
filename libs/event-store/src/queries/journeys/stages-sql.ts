import type { StepOrder } from '@pulso/domain';

/** A moment is 32 times its epoch milliseconds plus its step from 1, so that sorting them also settles ties. */
export const momentSql = 'toUnixTimestamp64Milli(occurred_at) * 32 + stepNumber';

// Within reach: from the entry on for strict, and up to the limit that the entry sets.
const inTime =
  '({withinMs:Int64} = 0 OR bitShiftRight(moment, 5) <= bitShiftRight(entry, 5) + {withinMs:Int64})';
const depth = `arrayFold((step, moment) -> if(bitAnd(moment, 31) = step + 1, step + 1, step),
    arrayFilter(moment -> moment > entry AND ${inTime}, moments), toInt64(1))`;
const present = `arrayMap(step -> toUInt8(step = 1 OR arrayExists(moment -> bitAnd(moment, 31) = step AND ${inTime}, moments)), stepList)`;

/**
 * For each step, whether a journey with these sorted `moments` reached it after its `entry`. One pass takes each step at
 * the first chance after the one before, and no way through gets farther.
 */
export const reachedSql: Readonly<Record<StepOrder, string>> = {
  strict: `arrayMap(step -> toUInt8(step <= depth), stepList)`,
  any: 'arrayMap(step -> toUInt8(arraySum(arraySlice(present, 1, step)) = step), stepList)',
  each: 'present',
};
/** What the expression of the order is made of. */
export const reachedFromSql: Readonly<Record<StepOrder, string>> = {
  strict: `${depth} AS depth`,
  any: `${present} AS present`,
  each: `${present} AS present`,
};
