import { halfLog2Pi, logGamma, logPochhammer, stirlingError } from './log-gamma.ts';

const large = 10;

/**
 * ln B(a, b) for a, b > 0. Two large arguments go through Stirling's series term by term, one large argument through
 * Pochhammer's symbol, so that nothing large is subtracted from something as large (Didonato & Morris 1992).
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const big = Math.max(a, b);
  if (!(small > 0)) throw new RangeError(`logBeta needs positive arguments, not ${a} and ${b}`);
  if (small < large) return logGamma(small) - logPochhammer(big, small);
  const correction = stirlingError(small) + stirlingError(big) - stirlingError(small + big);
  return (
    halfLog2Pi -
    0.5 * Math.log(big) +
    correction -
    (small - 0.5) * Math.log1p(big / small) -
    big * Math.log1p(small / big)
  );
}
