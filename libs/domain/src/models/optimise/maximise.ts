import { searchSimplex } from './nelder-mead.ts';
import { polish } from './newton.ts';
import type { Box, Objective } from './objective.ts';

export interface Maximum {
  point: number[];
  value: number;
  /** False when a quadratic model still promises more than 1e-6 of the objective. */
  converged: boolean;
  iterations: number;
  evaluations: number;
}

const gainTolerated = 1e-6;

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
  const ends = starts.map((start) => {
    const coarse = searchSimplex(counted, start, box, { tolerance: 1e-2 });
    const fine = searchSimplex(counted, coarse.point, box, { edge: 0.2 });
    const exact = polish(counted, fine.point, box);
    iterations += coarse.iterations + fine.iterations + exact.iterations;
    return exact;
  });
  const best = ends.reduce((most, end) => (end.value > most.value ? end : most));
  return {
    point: best.point,
    value: best.value,
    converged: Number.isFinite(best.value) && Math.abs(best.gainLeft) < gainTolerated,
    iterations,
    evaluations,
  };
}
