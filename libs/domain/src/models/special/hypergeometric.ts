import { logBetaExpectation } from './beta-expectation.ts';

const epsilon = 1e-16;
const shortSeries = 2_000;
const longSeries = 2_000_000;

/** The defining series (DLMF 15.2.1); null when `mostTerms` do not bring the bound of its tail under 1e-16. */
function series(a: number, b: number, c: number, z: number, mostTerms: number): number | null {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < mostTerms; n += 1) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (1 + n))) * z;
    term *= ratio;
    sum += term;
    // The ratio tends to z: the tail is below a geometric series with the larger of the two.
    const bound = Math.max(Math.abs(ratio), Math.abs(z));
    if (bound < 1 && (Math.abs(term) * bound) / (1 - bound) <= epsilon * Math.abs(sum)) return sum;
    if (!Number.isFinite(sum)) return null;
  }
  return null;
}

/** Euler's integral for c > b > 0 and z < 1 (DLMF 15.6.1): the mean of (1 − zp)^−a for p ~ Beta(b, c − b). */
function eulerIntegral(a: number, b: number, c: number, z: number): number | null {
  const log = logBetaExpectation(b, c - b, ({ p, q }) => -a * Math.log(q + (1 - z) * p));
  return log === null ? null : Math.exp(log);
}

/**
 * Gauss's ₂F₁(a, b; c; z) for real a and b, c > 0 and z < 1, to about 1e-12. The short series where it converges,
 * else Euler's integral when c > b > 0 or c > a > 0, else Pfaff's transformation (z < 0) or a long series.
 * Every route knows its own error. RangeError outside the domain and where no route reaches the tolerance.
 */
export function hypergeometric2F1(a: number, b: number, c: number, z: number): number {
  if (
    !Number.isFinite(a) ||
    !Number.isFinite(b) ||
    !(c > 0) ||
    !(z < 1) ||
    !Number.isFinite(c) ||
    z === -Infinity
  )
    throw new RangeError(`2F1(${a}, ${b}; ${c}; ${z}) is outside c > 0, z < 1`);
  const value =
    (z > -0.5 ? series(a, b, c, z, shortSeries) : null) ??
    (b > 0 && c > b ? eulerIntegral(a, b, c, z) : null) ??
    (a > 0 && c > a ? eulerIntegral(b, a, c, z) : null) ??
    (z < 0 ? pfaff(a, b, c, z) : series(a, b, c, z, longSeries));
  if (value === null || !Number.isFinite(value))
    throw new RangeError(`2F1(${a}, ${b}; ${c}; ${z}) does not converge`);
  return value;
}

/** Pfaff's transformation of z < 0 to z/(z − 1) within 0..1 (DLMF 15.8.1). */
function pfaff(a: number, b: number, c: number, z: number): number | null {
  const transformed = series(a, c - b, c, z / (z - 1), longSeries);
  return transformed === null ? null : transformed * Math.exp(-a * Math.log1p(-z));
}
