/** ln(1 − e⁻ˣ) for x > 0, exact to the last digits at both ends (Mächler 2012). */
export function log1mexp(x: number): number {
  return x <= Math.LN2 ? Math.log(-Math.expm1(-x)) : Math.log1p(-Math.exp(-x));
}

/** ln(1 + eˣ) for any x: the log-sum-exp of 0 and x, without overflow. */
export function log1pexp(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}
