import { logBeta } from './log-beta.ts';
import { log1pexp } from './log1mexp.ts';

/** A point of the open unit interval, with what floating point would lose near its ends. */
export interface UnitPoint {
  p: number;
  /** 1 − p */
  q: number;
  logP: number;
  logQ: number;
}

/** How far into the tails the rule reaches: e⁻¹⁵⁰ of the peak, room for a g that grows towards an end. */
const tailNats = 150;
/** A logistic step of g is this wide in logit p, however flat the density is. */
const widestFeature = 2;
const tolerance = 1e-12;
const firstIntervals = 32;
const mostIntervals = 1 << 14;

function unitPoint(logit: number): UnitPoint {
  const logP = -log1pexp(-logit);
  const logQ = -log1pexp(logit);
  return { p: Math.exp(logP), q: Math.exp(logQ), logP, logQ };
}

/**
 * ln E[g(p)] for p ~ Beta(a, b), where `logG` gives ln g(p) for a positive smooth bounded g. The trapezoidal rule on logit p = m + s·sinh u, centred on the mode: exponential convergence,
 * the step halved until two results agree to 1e-12. Null when they never do.
 */
export function logBetaExpectation(a: number, b: number, logG: (point: UnitPoint) => number): number | null {
  const centre = Math.log(a / b);
  const scale = Math.min(Math.sqrt(1 / a + 1 / b), widestFeature);
  const constant = Math.log(scale) - logBeta(a, b);
  // Rounding of the exponents a·ln p and b·ln(1 − p), which are as large as the constant, bounds what can be asked.
  const agreement = tolerance + 4 * Number.EPSILON * Math.abs(constant);
  // In s = logit p the density is normal around the mode, then falls like e^(-a|s|) and e^(-b|s|): room for both.
  const reach = (slope: number): number =>
    Math.asinh(
      (tailNats / slope + Math.abs(centre)) / scale + Math.sqrt(2 * tailNats * (1 / a + 1 / b)) / scale,
    );
  const left = -reach(a);
  const right = reach(b);
  const logTerm = (u: number): number => {
    const point = unitPoint(centre + scale * Math.sinh(u));
    return a * point.logP + b * point.logQ + logG(point) + log1pexp(2 * u) - u - Math.LN2;
  };
  let peak = -Infinity;
  let sum = 0;
  const add = (logValue: number): void => {
    if (logValue > peak) {
      sum = sum * Math.exp(peak - logValue) + 1;
      peak = logValue;
    } else if (logValue > -Infinity) sum += Math.exp(logValue - peak);
  };
  let intervals = firstIntervals;
  for (let at = 1; at < intervals; at += 1) add(logTerm(left + ((right - left) * at) / intervals));
  let before = NaN;
  for (;;) {
    const result = Math.log((sum * (right - left)) / intervals) + peak + constant;
    if (Math.abs(result - before) < agreement) return result;
    if (intervals >= mostIntervals || !Number.isFinite(result)) return null;
    before = result;
    for (let at = 1; at < 2 * intervals; at += 2)
      add(logTerm(left + ((right - left) * at) / (2 * intervals)));
    intervals *= 2;
  }
}
