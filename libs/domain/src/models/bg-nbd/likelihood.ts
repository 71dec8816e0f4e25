import { log1pexp } from '../special/log1mexp.ts';
import { logPochhammer } from '../special/log-gamma.ts';
import type { PurchaseGroup } from './compressed.ts';
import type { BgNbdNumbers } from './params.ts';

// Taken out of the global object once: these run millions of times in a fit.
const { log, log1p } = Math;

const termByTerm = 64;

/** ln B(a, b+x)/B(a, b) from ln B(a, b+from)/B(a, b) = 0: every one of the purchases was survived. */
function logSurvived({ a, b }: BgNbdNumbers, from: number, x: number): number {
  if (x - from > termByTerm) return logPochhammer(b + from, x - from) - logPochhammer(a + b + from, x - from);
  let sum = 0;
  for (let k = from; k < x; k += 1) sum -= log1p(a / (b + k));
  return sum;
}

/** ln Γ(r+x)/Γ(r+from). */
function logGrowth(r: number, from: number, x: number): number {
  if (x - from > termByTerm) return logPochhammer(r + from, x - from);
  let sum = 0;
  for (let k = from; k < x; k += 1) sum += log(r + k);
  return sum;
}

/**
 * ln of the odds of having dropped out right after the last purchase, for x > 0:
 * a/(b+x−1) · ((α+T)/(α+tx))^(r+x), which overflows long before its logarithm does.
 */
export function logOddsGone({ r, alpha, a, b }: BgNbdNumbers, x: number, tx: number, T: number): number {
  return log(a / (b + x - 1)) + (r + x) * (log1p(T / alpha) - log1p(tx / alpha));
}

/**
 * Log-likelihood of the BG/NBD model (Fader, Hardie & Lee 2005, eq. 6). No gamma function of a large argument is
 * subtracted from another: ratios are sums of log1p, so a, b → ∞ and a → 0 (the NBD limit) lose no digits.
 */
export function bgNbdLogLikelihood(params: BgNbdNumbers, groups: readonly PurchaseGroup[]): number {
  const { r, alpha, a, b } = params;
  const logAlpha = log(alpha);
  let total = 0;
  let ofX = 0;
  let reached = 0;
  for (const { x, rows } of groups) {
    ofX += logGrowth(r, reached, x) + logSurvived(params, reached, x) - (x - reached) * logAlpha;
    reached = x;
    let sum = 0;
    const oddsOfX = x > 0 ? log(a / (b + x - 1)) : 0;
    // Rows come in the order of T. What follows for x > 0 is `logOddsGone`, without what the row before has said.
    let [known, ofT] = [0, 0];
    for (const { tx, T, count } of rows) {
      if (T !== known) [known, ofT] = [T, log1p(T / alpha)];
      const alive = ofX - (r + x) * ofT;
      sum += count * (x > 0 ? alive + log1pexp(oddsOfX + (r + x) * (ofT - log1p(tx / alpha))) : alive);
    }
    total += sum;
  }
  return total;
}
