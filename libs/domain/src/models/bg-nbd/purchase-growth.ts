import { ModelInputError } from '../model-error.ts';
import { logBetaExpectation } from '../special/beta-expectation.ts';
import { log1mexp } from '../special/log1mexp.ts';
import type { BgNbdNumbers } from './params.ts';

const mostTerms = 3_000;
/** (1 − z)^r of the first term must not underflow. */
const deepestExponent = 600;
const epsilon = 1e-16;

/** E[N survived purchases] over N ~ NegBin(r, z): all terms positive; null when too many are needed. */
function growthSeries({ r, a, b }: BgNbdNumbers, w: number): number | null {
  const start = r * Math.log1p(w);
  if (start > deepestExponent || r * w + 40 * (1 + w) > mostTerms) return null;
  const z = w / (1 + w);
  let chance = Math.exp(-start);
  let survived = 1;
  let purchases = 0;
  let sum = 0;
  for (let n = 1; n <= 4 * mostTerms; n += 1) {
    chance *= (z * (r + n - 1)) / n;
    purchases += survived;
    survived *= (b + n - 1) / (a + b + n - 1);
    const term = chance * purchases;
    sum += term;
    // The next chance shrinks by z(r+n)/(n+1), its purchases grow by at most (n+1)/n.
    const ratio = (z * (r + n)) / n;
    if (ratio < 1 && term * ratio <= epsilon * (1 - ratio) * sum) return sum;
  }
  return null;
}

/** The same mean as an integral over p: E[(1 − (1 + pw)^−r)/p] for p ~ Beta(a, b). */
function growthIntegral({ r, a, b }: BgNbdNumbers, w: number): number | null {
  const log = logBetaExpectation(a, b, ({ p, logP }) => {
    // Also where p itself is too small for floating point, far out in the tail.
    if (p * w * (r + 1) < epsilon) return Math.log(r * w);
    return log1mexp(r * Math.log1p(p * w)) - logP;
  });
  return log === null ? null : Math.exp(log);
}

/**
 * E[X(t)] of a customer who has just bought, in purchases: λ ~ Gamma(r, α), p ~ Beta(a, b), t in the unit of α.
 *
 * Equal to (a+b−1)/(a−1) · [1 − (α/(α+t))^r ₂F₁(r, b; a+b−1; t/(α+t))] of Fader, Hardie & Lee (2005, eq. 9), which
 * divides 0 by 0 at a = 1, has no ₂F₁ at a+b = 1 and cancels for small t. Written as a mean over the number of
 * purchases that nobody drops out of, or over p where that series is long, it has no singular point at all.
 */
export function purchaseGrowth(params: BgNbdNumbers, t: number): number {
  const w = t / params.alpha;
  if (w === 0) return 0;
  const value = growthSeries(params, w) ?? growthIntegral(params, w);
  if (value === null || !Number.isFinite(value))
    throw new ModelInputError('not_converged', `no expected purchases for t/alpha ${w}`);
  return value;
}
