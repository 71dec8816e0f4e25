import { eigenPairs } from '../models/optimise/symmetric-eigen.ts';

type Matrix = readonly (readonly number[])[];

/** Directions that the drivers hardly vary in are those that duplicates span. */
const smallestEigenvalue = 1e-10;

/** Σ over eigenpairs of power(eigenvalue) · v·vᵀ: a function of a symmetric matrix. */
export function matrixPower(matrix: Matrix, power: (eigenvalue: number) => number): number[][] {
  const pairs = eigenPairs(matrix);
  return matrix.map((_row, i) =>
    matrix.map((_column, j) =>
      pairs.reduce((sum, { value, vector }) => sum + power(value) * (vector[i] ?? 0) * (vector[j] ?? 0), 0),
    ),
  );
}

export interface RelativeWeights {
  /** One for each driver, from 0; they add up to `rSquared`. */
  weights: number[];
  /** Share of the outcome's variance that the drivers explain together. */
  rSquared: number;
}

/**
 * How much of an outcome each of several correlated drivers accounts for: Johnson (2000), by way of the orthogonal
 * variables closest to the drivers. `between` are the correlations of the drivers with each other, `withOutcome` those
 * with the outcome. Drivers that duplicate each other share what they explain.
 */
export function relativeWeights(between: Matrix, withOutcome: readonly number[]): RelativeWeights {
  const root = matrixPower(between, (value) => Math.sqrt(Math.max(0, value)));
  const inverse = matrixPower(between, (value) => (value > smallestEigenvalue ? 1 / Math.sqrt(value) : 0));
  const onOrthogonal = inverse.map((row) =>
    row.reduce((sum, entry, index) => sum + entry * (withOutcome[index] ?? 0), 0),
  );
  const weights = root.map((row) =>
    row.reduce((sum, entry, index) => sum + entry ** 2 * (onOrthogonal[index] ?? 0) ** 2, 0),
  );
  return { weights, rSquared: onOrthogonal.reduce((sum, entry) => sum + entry ** 2, 0) };
}
