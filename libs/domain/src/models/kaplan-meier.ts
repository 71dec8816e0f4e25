import { intervalOf, z95, type ConfidenceInterval } from '../statistics/interval.ts';
import { ModelInputError } from './model-error.ts';

/** How long one subject was watched, and whether the watching ended with the event (else it is censored). */
export interface Lifetime {
  time: number;
  event: boolean;
}

/** The curve after one event time. */
export interface SurvivalStep {
  time: number;
  atRisk: number;
  events: number;
  survival: number;
  /** Greenwood's, on the log(−log) scale, so within 0..1; null once nobody is left. */
  interval: ConfidenceInterval | null;
}

export interface SurvivalEstimate {
  n: number;
  events: number;
  censored: number;
  steps: SurvivalStep[];
  /** First time at which no more than half survive; null while more than half do. */
  median: number | null;
  /** Bounds of the median, where the bounds of the curve cross one half; null for a bound not yet reached. */
  medianLow: number | null;
  medianHigh: number | null;
}

const roundingTolerated = 1e-12;

/** Kalbfleisch & Prentice's interval: S^exp(±z·√V/|ln S|) with V = Σ d/(n(n−d)) (Greenwood 1926). */
function greenwoodInterval(survival: number, variance: number): ConfidenceInterval | null {
  if (survival <= 0) return null;
  const width = (z95 * Math.sqrt(variance)) / -Math.log(survival);
  return intervalOf('greenwood-loglog', survival ** Math.exp(width), survival ** Math.exp(-width), 0, 1);
}

/**
 * Kaplan & Meier's estimate of the share that has not had the event by each time (1958). Times in any one unit, from 0;
 * a subject censored at the time of an event was still at risk of it. Throws `invalid_input` for other times.
 */
export function estimateSurvival(lifetimes: readonly Lifetime[]): SurvivalEstimate {
  if (!lifetimes.every(({ time }) => time >= 0 && Number.isFinite(time)))
    throw new ModelInputError('invalid_input', 'times must be finite and not negative');
  const tally = new Map<number, { events: number; leaving: number }>();
  for (const { time, event } of lifetimes) {
    const at = tally.get(time) ?? { events: 0, leaving: 0 };
    tally.set(time, at);
    at.leaving += 1;
    if (event) at.events += 1;
  }
  const steps: SurvivalStep[] = [];
  let atRisk = lifetimes.length;
  let survival = 1;
  let variance = 0;
  for (const [time, { events, leaving }] of [...tally].sort(([a], [b]) => a - b)) {
    if (events > 0) {
      survival *= (atRisk - events) / atRisk;
      variance += events / (atRisk * (atRisk - events));
      steps.push({ time, atRisk, events, survival, interval: greenwoodInterval(survival, variance) });
    }
    atRisk -= leaving;
  }
  const events = steps.reduce((sum, step) => sum + step.events, 0);
  const firstBelow = (share: (step: SurvivalStep) => number): number | null =>
    steps.find((step) => share(step) <= 0.5 + roundingTolerated)?.time ?? null;
  return {
    n: lifetimes.length,
    events,
    censored: lifetimes.length - events,
    steps,
    median: firstBelow(({ survival: share }) => share),
    medianLow: firstBelow(({ interval }) => interval?.low ?? 0),
    medianHigh: firstBelow(({ interval }) => interval?.high ?? 1),
  };
}
