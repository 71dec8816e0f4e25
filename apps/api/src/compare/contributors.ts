import { AppError, type Comparison, type MetricAnswer, type MetricValue } from '@pulso/contract';
import { compositionOf, contributionOf, differenceOf, type Part } from '@pulso/domain';

type Contributor = NonNullable<Comparison['contributors']>[number];
type Series = MetricAnswer['series'][number];

const keyOf = (group: Record<string, string>): string => JSON.stringify(group);
const nothing: Part = { value: null, numerator: null, denominator: null };

/**
 * Splits a difference over the groups of two answers, largest part first. Throws AppError `invalid_query` for a
 * metric whose groups do not make up its total: a median, or people who are in several groups.
 */
export function contributorsOf(now: MetricAnswer, before: MetricAnswer, minimumN: number): Contributor[] {
  const composition = compositionOf(now.total, partsOf(now));
  if (composition === null || compositionOf(before.total, partsOf(before)) === null)
    throw notSplittable(now.metric);
  const [later, first] = [bySeries(now), bySeries(before)];
  const groups = [...new Map([...first, ...later]).values()].map(({ group }) => group);
  return groups
    .map((group) => {
      const [after, earlier] = [later.get(keyOf(group))?.total, first.get(keyOf(group))?.total];
      const split = contributionOf(
        composition,
        { total: now.total, part: after ?? nothing },
        { total: before.total, part: earlier ?? nothing },
      );
      const sides = { now: after ?? emptyLike(now.total), before: earlier ?? emptyLike(before.total) };
      return { group, ...sides, ...split, verdict: differenceOf(sides.now, sides.before, minimumN).verdict };
    })
    .sort((one, other) => Math.abs(other.total) - Math.abs(one.total));
}

/** Groups beyond the largest are in the totals only: they are one more part, the rest. */
function partsOf({ total, series }: MetricAnswer): Part[] {
  const shown = series.map((one) => one.total);
  if (!total.warnings.some(({ code }) => code === 'groups_truncated')) return shown;
  const rest = (of: (part: Part) => number | null): number | null => {
    const whole = of(total);
    return whole === null ? null : whole - shown.reduce((sum, part) => sum + (of(part) ?? 0), 0);
  };
  const remainder = {
    value: rest((part) => part.value),
    numerator: rest((part) => part.numerator),
    denominator: rest((part) => part.denominator),
  };
  return [...shown, remainder];
}

const bySeries = ({ series }: MetricAnswer): Map<string, Series> =>
  new Map(series.map((one) => [keyOf(one.group), one]));

/** A group that one period does not have: nothing was measured there. */
function emptyLike({ unit, window, asOf, completeness, definitionVersion }: MetricValue): MetricValue {
  const warnings: MetricValue['warnings'] = [
    { code: 'no_data', message: 'Nothing to measure in this window.' },
  ];
  return {
    ...{ value: null, unit, n: 0, numerator: null, denominator: null, interval: null },
    ...{ window, asOf, completeness, definitionVersion, warnings },
  };
}

function notSplittable(metric: string): AppError {
  const message = `The groups of ${metric} do not add up to its total, so its difference cannot be split by them; counts, sums, shares and means can.`;
  return new AppError('invalid_query', message, { errors: [{ path: 'by', message }] });
}
