const stirlingFrom = 10;
/** ½ ln 2π. */
export const halfLog2Pi = 0.9189385332046728;
/** Bernoulli coefficients of Stirling's series: the first term left out is below 3e-16 from 10 on. */
const stirlingTerms = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];

/** ln Γ(x) less Stirling's leading terms, for x from 10 on (DLMF 5.11.1). */
export function stirlingError(x: number): number {
  const inverse2 = 1 / (x * x);
  return stirlingTerms.reduceRight((sum, term) => sum * inverse2 + term, 0) / x;
}

/** Smallest whole number of steps that lifts x to where Stirling's series holds. */
const stepsUp = (x: number): number => Math.max(0, Math.ceil(stirlingFrom - x));

/** ln Γ(x) for x > 0; absolute error under 1e-14 where the value is small, relative error under 1e-15 elsewhere. */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma needs x > 0, not ${x}`);
  const steps = stepsUp(x);
  let product = 1;
  for (let step = 0; step < steps; step += 1) product *= x + step;
  const lifted = x + steps;
  return (lifted - 0.5) * Math.log(lifted) - lifted + halfLog2Pi + stirlingError(lifted) - Math.log(product);
}

/**
 * ln (x)ₙ = ln Γ(x + n) − ln Γ(x), the logarithm of Pochhammer's symbol, for x > 0 and n ≥ 0 (n need not be whole).
 * Never the difference of two large numbers: at x = 1e12 and n = 1 it is still ln x to the last digits.
 */
export function logPochhammer(x: number, n: number): number {
  if (!(x > 0) || !(n >= 0)) throw new RangeError(`logPochhammer needs x > 0 and n >= 0, not ${x} and ${n}`);
  if (n === 0) return 0;
  const steps = stepsUp(x);
  let descent = 0;
  for (let step = 0; step < steps; step += 1) descent += Math.log1p(n / (x + step));
  const base = x + steps;
  return (
    (base - 0.5) * Math.log1p(n / base) -
    n +
    n * Math.log(base + n) +
    (stirlingError(base + n) - stirlingError(base)) -
    descent
  );
}
