import { scalesOf, type ScoreCount } from '../../scores/scale.ts';
import { meanInterval, sampleOfCounts } from '../../statistics/mean.ts';
import type { Measure } from '../metric.ts';
import { mixedScales } from '../rates.ts';

/** Answers by score, as parts named `score_0` to `score_10`: the histogram behind the number. */
export function histogramParts(counts: readonly ScoreCount[]): Record<string, number> {
  const parts: Record<string, number> = {};
  for (const { score, answers } of counts.toSorted((a, b) => a.score - b.score)) {
    parts[`score_${score}`] = (parts[`score_${score}`] ?? 0) + answers;
  }
  return parts;
}

/** Mean of the answers as they were given, with its interval on the scale. Null when they are on several scales. */
export function meanOfScores(counts: readonly ScoreCount[]): Measure {
  const scales = scalesOf(counts);
  const sample = sampleOfCounts(counts.map(({ score, answers }) => [score, answers]));
  const [scale] = counts;
  if (!scale || !sample) return { value: null, n: 0 };
  if (scales.length > 1) {
    const message = `Answers on ${scales.join(', ')}: a mean across scales means nothing. Filter or group by survey.`;
    return { value: null, n: sample.n, warnings: [mixedScales(message)] };
  }
  return {
    value: sample.mean,
    n: sample.n,
    numerator: counts.reduce((sum, { score, answers }) => sum + score * answers, 0),
    denominator: sample.n,
    interval: meanInterval(sample, scale),
    parts: { scale_min: scale.min, scale_max: scale.max, ...histogramParts(counts) },
  };
}

/** Shares of answers by a rule that may not know a scale; what it does not know is left out, and said. */
export function countBy<T extends object>(
  counts: readonly ScoreCount[],
  classify: (count: ScoreCount) => T | null,
) {
  const known: { answers: number; verdict: T }[] = [];
  const unknown: ScoreCount[] = [];
  for (const count of counts) {
    const verdict = classify(count);
    if (verdict) known.push({ answers: count.answers, verdict });
    else unknown.push(count);
  }
  const total = (matches: (verdict: T) => boolean): number =>
    known.reduce((sum, { answers, verdict }) => sum + (matches(verdict) ? answers : 0), 0);
  const scales = scalesOf(counts);
  const left = unknown.reduce((sum, { answers }) => sum + answers, 0);
  const warnings = [];
  if (left > 0)
    warnings.push(
      mixedScales(
        `${left} answers on ${scalesOf(unknown).join(', ')} have no published rule and are left out.`,
      ),
    );
  else if (scales.length > 1)
    warnings.push(mixedScales(`Answers on ${scales.join(', ')}, each counted by the rule of its own scale.`));
  return { total, n: total(() => true), warnings };
}
