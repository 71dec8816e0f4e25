import { identify } from './optimise/identify.ts';
import { maximise } from './optimise/maximise.ts';
import type { Box } from './optimise/objective.ts';
import { failed, type FitResult } from './model-error.ts';

/** The outcome of a maximum-likelihood fit, in the parameters' own units. */
export interface ModelFit<P, K extends string = string> {
  params: P;
  logLikelihood: number;
  /** Subjects that entered the likelihood. */
  n: number;
  converged: true;
  iterations: number;
  evaluations: number;
  /** The data say next to nothing about the `unidentified` parameters: use the predictions, do not read those. */
  flat: boolean;
  unidentified: K[];
  /** Standard errors (delta method on the logarithms); null where the curvature gives none. */
  standardErrors: Record<K, number> | null;
}

/** Positive parameters stay within 1e-6 … 1e5 of their natural scale: a flat likelihood must not lead to infinity. */
const box: Box = { low: Math.log(1e-6), high: Math.log(1e5) };

/** A likelihood of positive parameters, each with the natural scale in which it is searched. */
interface Likelihood<K extends string> {
  n: number;
  scale: Record<K, number>;
  logLikelihood: (params: Record<K, number>) => number;
  starts: readonly Record<K, number>[];
}

/** Maximises a likelihood in the logarithms of its parameters and says how well they are identified. */
export function fitLikelihood<K extends string>(
  names: readonly K[],
  { n, scale, logLikelihood, starts }: Likelihood<K>,
): FitResult<ModelFit<Record<K, number>, K>> {
  const paramsAt = (point: readonly number[]): Record<K, number> =>
    record((name, i) => scale[name] * Math.exp(point[i] ?? 0));
  const record = (valueOf: (name: K, index: number) => number): Record<K, number> =>
    Object.fromEntries(names.map((name, index) => [name, valueOf(name, index)])) as Record<K, number>;
  const objective = (point: readonly number[]): number => logLikelihood(paramsAt(point));
  const points = starts.map((start) => names.map((name) => Math.log(start[name] / scale[name])));
  const { point, value, converged, iterations, evaluations } = maximise(objective, points, box);
  if (!converged)
    return failed('not_converged', `the likelihood has no maximum after ${evaluations} evaluations`, {
      evaluations,
    });
  const params = paramsAt(point);
  const { unidentified, standardErrors } = identify(objective, point, box);
  return {
    ok: true,
    fit: {
      params,
      logLikelihood: value,
      n,
      converged,
      iterations,
      evaluations,
      flat: unidentified.includes(true),
      unidentified: names.filter((_, index) => unidentified[index]),
      standardErrors: standardErrors && record((name, index) => params[name] * (standardErrors[index] ?? 0)),
    },
  };
}
