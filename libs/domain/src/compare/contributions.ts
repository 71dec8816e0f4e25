/** What one contributor (a channel, a stage) has in one period. */
export interface Part {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

/** How a value is made of the parts of its groups. */
export type Composition =
  /** A sum of the groups' values: counts, money. */
  | { kind: 'sum' }
  /** `scale` × Σ numerators ÷ Σ denominators: shares, scores, means. */
  | { kind: 'ratio'; scale: number };

export interface Contribution {
  /** Its part of the difference, in the unit of the metric; all parts and the rest sum to it. */
  total: number;
  /** Of that, what its own change of value does, at its mean weight; for a sum, everything. */
  rate: number;
  /** And what its change of weight does: more or less of the whole is of this group. */
  mix: number;
}

const closeEnough = 1e-9;
const close = (one: number, other: number): boolean =>
  Math.abs(one - other) <= closeEnough * Math.max(1, Math.abs(one), Math.abs(other));

/**
 * How the totals are composed of the groups they come with, found from the numbers themselves. Null when they are
 * not: a median, or people who are in several groups.
 */
export function compositionOf(total: Part, groups: readonly Part[]): Composition | null {
  if (total.value === null) return null;
  const sum = (of: (part: Part) => number | null): number =>
    groups.reduce((all, part) => all + (of(part) ?? 0), 0);
  const { numerator, denominator } = total;
  if (numerator !== null && denominator !== null && denominator > 0) {
    const whole = close(
      sum((part) => part.denominator),
      denominator,
    );
    if (
      !whole ||
      !close(
        sum((part) => part.numerator),
        numerator,
      )
    )
      return null;
    return { kind: 'ratio', scale: scaleOf([total, ...groups]) };
  }
  return close(
    sum((part) => part.value),
    total.value,
  )
    ? { kind: 'sum' }
    : null;
}

/** What a numerator over its denominator is multiplied by; 1 when every numerator is 0 and nothing tells. */
function scaleOf(parts: readonly Part[]): number {
  for (const { value, numerator, denominator } of parts)
    if (value !== null && numerator && denominator) return (value * denominator) / numerator;
  return 1;
}

/** One period of a comparison: the total, and the part of one group. */
interface Period {
  total: Part;
  part: Part;
}

/**
 * What one group contributes to the difference `now` − `before`. For ratios the split at mean weights: the change of
 * rate at the mean weight, plus the change of weight at the mean distance of its rate from the whole. Over all groups
 * it sums to the difference exactly.
 */
export function contributionOf(composition: Composition, now: Period, before: Period): Contribution {
  if (composition.kind === 'sum') {
    const total = (now.part.value ?? 0) - (before.part.value ?? 0);
    return { total, rate: total, mix: 0 };
  }
  const [after, first] = [now, before].map((period) => weighed(period, composition.scale));
  if (!after || !first) return { total: 0, rate: 0, mix: 0 };
  // A group that is absent from one period has no rate there: all it does is weight.
  const afterRate = after.rate ?? first.rate ?? 0;
  const firstRate = first.rate ?? after.rate ?? 0;
  const rate = ((after.weight + first.weight) / 2) * (afterRate - firstRate);
  const mid = (after.whole + first.whole) / 2;
  const mix = (after.weight - first.weight) * ((afterRate + firstRate) / 2 - mid);
  // Adding 0 keeps a negative zero out of answers.
  return { total: rate + mix + 0, rate: rate + 0, mix: mix + 0 };
}

function weighed({ total, part }: Period, scale: number) {
  const denominator = total.denominator ?? 0;
  const share = part.denominator ?? 0;
  return {
    whole: denominator > 0 ? (scale * (total.numerator ?? 0)) / denominator : 0,
    weight: denominator > 0 ? share / denominator : 0,
    rate: share > 0 ? (scale * (part.numerator ?? 0)) / share : null,
  };
}
