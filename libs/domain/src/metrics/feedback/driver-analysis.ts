import { quantile } from '../../statistics/quantile.ts';
import { intervalOf, type ConfidenceInterval } from '../../statistics/interval.ts';
import { relativeWeights, type RelativeWeights } from '../../statistics/relative-weights.ts';
import { resampleCorrelations } from '../../statistics/resample-correlations.ts';
import type { DriverSummary } from './cells.ts';

/** Fewer complete answers than this say nothing of drivers; advised are more than `advisedAnswers`. */
export const fewestAnswers = 30;
export const advisedAnswers = 150;
const draws = 200;

interface DriverAnalysis extends RelativeWeights {
  /** Pearson's with the outcome, for each driver; null for one that never varies. */
  correlations: (number | null)[];
  weightIntervals: (ConfidenceInterval | null)[];
  rSquaredInterval: ConfidenceInterval;
}

/** The cells of one group share their sums, so that what is told of each driver is computed once. */
const known = new WeakMap<readonly number[], DriverAnalysis | null>();

/** Relative weights with the spread that as many answers would have; null with too few, or an outcome that never varies. */
export function analyseDrivers(cell: DriverSummary): DriverAnalysis | null {
  const before = known.get(cell.products);
  if (before !== undefined) return before;
  const analysis = analyse(cell);
  known.set(cell.products, analysis);
  return analysis;
}

function analyse({ complete, sums, products }: DriverSummary): DriverAnalysis | null {
  const size = sums.length;
  if (complete < fewestAnswers || size < 2) return null;
  const deviation = (i: number, j: number): number =>
    (products[i * size + j] ?? 0) - ((sums[i] ?? 0) * (sums[j] ?? 0)) / complete;
  const isVaried = (i: number): boolean => deviation(i, i) > 1e-9 * Math.max(1, products[i * size + i] ?? 0);
  if (!isVaried(0)) return null;
  const varied = Array.from({ length: size }, (_entry, index) => index).filter(isVaried);
  const correlations = varied.map((i) =>
    varied.map((j) => (i === j ? 1 : deviation(i, j) / Math.sqrt(deviation(i, i) * deviation(j, j)))),
  );
  const weighed = weighAll(correlations);
  const drawn = resampleCorrelations(correlations, complete, draws).map(weighAll);
  const spread = (value: number, valueOf: (sample: RelativeWeights) => number): ConfidenceInterval => {
    const ascending = drawn.map(valueOf).sort((one, other) => one - other);
    const low = Math.min(value, quantile(ascending, 0.025) ?? value);
    const high = Math.max(value, quantile(ascending, 0.975) ?? value);
    return intervalOf('parametric-bootstrap', low, high, 0, 1);
  };
  const told = <T>(absent: T, valueOf: (index: number) => T): T[] =>
    Array.from({ length: size - 1 }, (_driver, driver) => {
      const index = varied.indexOf(driver + 1) - 1;
      return index < 0 ? absent : valueOf(index);
    });
  return {
    weights: told(0, (index) => weighed.weights[index] ?? 0),
    rSquared: weighed.rSquared,
    correlations: told<number | null>(null, (index) => correlations[0]?.[index + 1] ?? null),
    weightIntervals: told<ConfidenceInterval | null>(null, (index) =>
      spread(weighed.weights[index] ?? 0, ({ weights }) => weights[index] ?? 0),
    ),
    rSquaredInterval: spread(weighed.rSquared, ({ rSquared }) => rSquared),
  };
}

/** The first variable is the outcome. */
function weighAll(correlations: readonly (readonly number[])[]): RelativeWeights {
  const [outcome = [], ...rows] = correlations;
  return relativeWeights(
    rows.map((row) => row.slice(1)),
    outcome.slice(1),
  );
}
