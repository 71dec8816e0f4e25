import { npsClass, npsInterval, npsMargin, npsOf, type NpsCounts } from '../../scores/nps.ts';
import type { ScoreCount } from '../../scores/scale.ts';
import { z95 } from '../../statistics/interval.ts';
import type { Measure } from '../metric.ts';

/** Surveys publish their margin with z rounded. */
const publishedZ = 1.96;

/** Answers by class, each bar counted by `sizeOf`. */
export function npsCounts(bars: readonly ScoreCount[], sizeOf: (bar: ScoreCount) => number): NpsCounts {
  const counts: NpsCounts = { promoters: 0, passives: 0, detractors: 0 };
  for (const bar of bars) {
    const side = npsClass(bar.score);
    if (side) counts[side] += sizeOf(bar);
  }
  return counts;
}

/** The Wald margin as published tables give it, in points. */
export function publishedMargin(counts: NpsCounts): number | null {
  const margin = npsMargin(counts);
  return margin === null ? null : (margin * publishedZ) / z95;
}

/**
 * NPS of weighted answers. Its interval is that of as many equal answers as the weights are worth: (Σw)² ÷ Σw²
 * (Kish 1965).
 */
export function weightedNps(bars: readonly ScoreCount[]): Omit<Measure, 'n'> {
  const weights = npsCounts(bars, ({ weight = 0 }) => weight);
  const total = weights.promoters + weights.passives + weights.detractors;
  const squares = bars.reduce((sum, { weight2 = 0 }) => sum + weight2, 0);
  if (total <= 0 || squares <= 0) return { value: null };
  const effective = total ** 2 / squares;
  const share = effective / total;
  const counts = {
    promoters: weights.promoters * share,
    passives: weights.passives * share,
    detractors: weights.detractors * share,
  };
  return {
    value: npsOf(weights),
    numerator: weights.promoters - weights.detractors,
    denominator: total,
    interval: npsInterval(counts),
    parts: { ...weights, effective_n: effective, moe95: publishedMargin(counts) },
  };
}
