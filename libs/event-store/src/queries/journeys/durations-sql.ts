import type { DurationSummary } from '@pulso/domain';
import { z95 } from '@pulso/domain';
import { z } from 'zod';
import { count } from '../column-schemas.ts';
import type { Params } from '../metrics/dimensions.ts';

// Of each entity: `seconds` it took, or has lasted when it has not `ended`; and whether it is `kept`.
const done = 'ended AND kept';
const centre = `{level:Float64} * countIf(${done})`;
const spread = `{z:Float64} * sqrt({level:Float64} * (1 - {level:Float64}) * countIf(${done}))`;
const ranked = (rank: string): string =>
  `if(countIf(${done}) = 0, NULL, arraySort(groupArrayIf(seconds, ${done}))[toUInt32(${rank})])`;

/*
 * Kaplan and Meier's curve as one running sum: in the order of time, ends before what is still open at that time, the
 * share that is left falls by (k − 1) ÷ k at each end, k being how many are left. Equal times multiply up to (n − d) ÷ n.
 */
const lives = 'arraySort(groupArrayIf((greatest(seconds, 0.), toUInt8(NOT ended)), kept))';
const falls = `arrayCumSum(arrayMap((life, left) -> if(life.2 = 0, log((left - 1) / left), 0.), ${lives}, reverse(arrayEnumerate(${lives}))))`;
const half = `(log(0.5) + 1e-12)`;

/** Aggregates for `durationColumns`, of type 7 and with the ranks of the domain's `quantileRanks`. */
export const durationAggregates = `countIf(${done}) AS endedCount, countIf(NOT ended AND kept) AS openCount, countIf(NOT kept) AS excludedCount,
    if(countIf(${done}) = 0, NULL, quantileExactInclusiveIf({level:Float64})(seconds, ${done})) AS quantile,
    ${ranked(`greatest(1., floor(${centre} - ${spread}))`)} AS low,
    ${ranked(`least(toFloat64(countIf(${done})), ceil(${centre} + ${spread}) + 1)`)} AS high,
    if(countIf(${done}) = 0, NULL, avgIf(seconds, ${done})) AS mean,
    if(countIf(${done}) = 0, 0, varPopStableIf(seconds, ${done}) * countIf(${done})) AS deviation2,
    if(arrayExists(fall -> fall <= ${half}, ${falls}), arrayFirst((life, fall) -> fall <= ${half}, ${lives}, ${falls}).1, NULL) AS survivalMedian`;

export const durationColumns = {
  endedCount: count,
  openCount: count,
  excludedCount: count,
  quantile: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  mean: z.number().nullable(),
  deviation2: z.number(),
  survivalMedian: z.number().nullable(),
};

export const durationParams = (level: number): Params => ({ level, z: z95 });

export function durationsOf(row: z.output<z.ZodObject<typeof durationColumns>>): DurationSummary {
  const { endedCount, openCount, excludedCount, ...rest } = row;
  const { quantile, low, high, mean, deviation2, survivalMedian } = rest;
  return {
    ...{ ended: endedCount, open: openCount, excluded: excludedCount },
    ...{ quantile, low, high, mean, deviation2, survivalMedian },
  };
}

/** What did not end in the time that was watched is not behind the number, which is about what did. */
export const durationEvidence = { belongs: done, value: 'seconds' };
