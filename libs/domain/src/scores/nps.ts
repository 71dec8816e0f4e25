import { intervalOf, z95, type ConfidenceInterval } from '../statistics/interval.ts';

/** Counts of answers 9-10, 7-8 and 0-6. */
export interface NpsCounts {
  promoters: number;
  passives: number;
  detractors: number;
}

/** Class of an answer on 0-10; null for anything that is not one of those eleven whole numbers. */
export function npsClass(score: number): keyof NpsCounts | null {
  if (!Number.isInteger(score) || score < 0 || score > 10) return null;
  if (score >= 9) return 'promoters';
  return score >= 7 ? 'passives' : 'detractors';
}

const sizeOf = ({ promoters, passives, detractors }: NpsCounts): number => promoters + passives + detractors;

/** Net promoter score in points, -100 to 100; null without answers. Reichheld (2003). */
export function npsOf(counts: NpsCounts): number | null {
  const n = sizeOf(counts);
  return n > 0 ? (100 * (counts.promoters - counts.detractors)) / n : null;
}

/** Wald standard error in points; null without answers. Misleading (0) when all answers are of one class. */
function npsStandardError(counts: NpsCounts): number | null {
  const n = sizeOf(counts);
  if (n <= 0) return null;
  const p = counts.promoters / n;
  const d = counts.detractors / n;
  return 100 * Math.sqrt((p + d - (p - d) ** 2) / n);
}

/** Wald margin of error at 95 %, in points. For comparison with published figures; the product shows `npsInterval`. */
export function npsMargin(counts: NpsCounts): number | null {
  const error = npsStandardError(counts);
  return error === null ? null : z95 * error;
}

/**
 * Adjusted-Wald interval in points: three quarters of an answer more on either side and three in all, centred on
 * the adjusted score, cut to -100..100. Rocks (2016), the best of those compared; recommended by MeasuringU.
 */
export function npsInterval(counts: NpsCounts): ConfidenceInterval | null {
  const adjusted = {
    promoters: counts.promoters + 0.75,
    passives: counts.passives + 1.5,
    detractors: counts.detractors + 0.75,
  };
  const centre = npsOf(adjusted);
  const margin = npsMargin(adjusted);
  if (sizeOf(counts) <= 0 || centre === null || margin === null) return null;
  return intervalOf('adjusted-wald', centre - margin, centre + margin, -100, 100);
}

/** z of the change from one independent sample to another (beyond ±1.96: moved at 95 %); null when it has no error. */
export function npsChangeZ(before: NpsCounts, after: NpsCounts): number | null {
  const first = npsOf(before);
  const second = npsOf(after);
  const error = Math.hypot(npsStandardError(before) ?? 0, npsStandardError(after) ?? 0);
  return first === null || second === null || error === 0 ? null : (second - first) / error;
}
