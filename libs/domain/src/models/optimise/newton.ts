import { gradientAt, hessianAt } from './differences.ts';
import { clampTo, type Box, type Objective } from './objective.ts';
import { eigenPairs } from './symmetric-eigen.ts';
import { addScaled, dot, norm } from './vector.ts';

export interface NewtonPolish {
  point: number[];
  value: number;
  /** What a quadratic model says is still to be gained, in units of the objective. */
  gainLeft: number;
  iterations: number;
}

const leastCurvature = 1e-4;
const longestStep = 1;
const enough = 1e-9;

/** Holds still a coordinate that lies on a bound and wants to leave the box. */
function freeAxes(point: readonly number[], gradient: readonly number[], box: Box): boolean[] {
  return point.map((value, axis) => {
    const slope = gradient[axis] ?? 0;
    return !((value <= box.low && slope < 0) || (value >= box.high && slope > 0));
  });
}

/**
 * Newton's method with every curvature made positive and a step cut to length 1 and halved until the objective
 * rises: from near a maximum to the maximum, and calm on a plateau, where curvature is noise.
 */
export function polish(
  objective: Objective,
  start: readonly number[],
  box: Box,
  mostIterations = 50,
): NewtonPolish {
  let point = clampTo(box, start);
  let value = objective(point);
  let gainLeft = Infinity;
  let iterations = 0;
  while (iterations < mostIterations) {
    const slopes = gradientAt(objective, point);
    const free = freeAxes(point, slopes, box);
    const gradient = slopes.map((slope, axis) => (free[axis] ? slope : 0));
    const downhill = hessianAt(objective, point).map((row, r) =>
      row.map((entry, c) => (free[r] && free[c] ? -entry : r === c ? 1 : 0)),
    );
    let step = point.map(() => 0);
    for (const { value: curvature, vector } of eigenPairs(downhill))
      step = addScaled(step, vector, dot(gradient, vector) / Math.max(Math.abs(curvature), leastCurvature));
    gainLeft = dot(gradient, step) / 2;
    if (!(gainLeft > enough)) break;
    iterations += 1;
    let factor = Math.min(1, longestStep / norm(step));
    let next = clampTo(box, addScaled(point, step, factor));
    let nextValue = objective(next);
    for (let halving = 0; halving < 40 && !(nextValue > value); halving += 1) {
      factor /= 2;
      next = clampTo(box, addScaled(point, step, factor));
      nextValue = objective(next);
    }
    if (!(nextValue > value)) break;
    point = next;
    value = nextValue;
  }
  return { point, value, gainLeft, iterations };
}
