// Taken out of the global object once: these run millions of times in a fit.
const { exp, expm1, log, log1p } = Math;

/** ln(1 − e⁻ˣ) for x > 0, exact to the last digits at both ends (Mächler 2012). */
export function log1mexp(x: number): number {
  return x <= Math.LN2 ? log(-expm1(-x)) : log1p(-exp(-x));
}

/** ln(1 + eˣ) for any x: the log-sum-exp of 0 and x, without overflow. */
export function log1pexp(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}
