import { searchSimplex } from './nelder-mead.ts';
import { polish } from './newton.ts';
import type { Box, Objective } from './objective.ts';

export interface Maximum {
  point: number[];
  value: number;
  /** False when a quadratic model still promises more than 1e-5 of the objective. */
  converged: boolean;
  iterations: number;
  evaluations: number;
}

const gainTolerated = 1e-5;
const indistinguishable = 1e-4;
/** An end of the simplex search this far below the highest is another, lower summit. */
const worthPolishing = 1;

/**
 * The largest maximum that is reached from any of the starts: simplex search, once more from where it ended with a
 * fresh simplex, then Newton. Several starts, because a likelihood may have a plateau that swallows one of them.
 * Deterministic. The objective may return −Infinity; anything not finite counts as such.
 */
export function maximise(objective: Objective, starts: readonly (readonly number[])[], box: Box): Maximum {
  let evaluations = 0;
  const counted: Objective = (point) => {
    evaluations += 1;
    const value = objective(point);
    return Number.isFinite(value) ? value : -Infinity;
  };
  let iterations = 0;
  const searched = starts.map((start) => {
    const coarse = searchSimplex(counted, start, box, { tolerance: 1e-2 });
    const fine = searchSimplex(counted, coarse.point, box, { edge: 0.2 });
    iterations += coarse.iterations + fine.iterations;
    return fine;
  });
  const highest = searched.reduce((most, { value }) => Math.max(most, value), -Infinity);
  const ends = searched
    .filter(({ value }) => value >= highest - worthPolishing)
    .map(({ point }) => polish(counted, point, box));
  const top = ends.reduce((most, { value }) => Math.max(most, value), -Infinity);
  // On a plateau the highest value is noise: of ends as high as each other, the one that has nothing left to gain.
  const best = ends
    .filter(({ value }) => value >= top - indistinguishable)
    .reduce((calmest, end) => (end.gainLeft < calmest.gainLeft ? end : calmest));
  iterations += ends.reduce((sum, end) => sum + end.iterations, 0);
  return {
    point: best.point,
    value: best.value,
    converged: Number.isFinite(best.value) && Math.abs(best.gainLeft) < gainTolerated,
    iterations,
    evaluations,
  };
}
