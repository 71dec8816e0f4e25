import { hessianAt } from './differences.ts';
import { clampTo, type Box, type Objective } from './objective.ts';
import { eigenPairs } from './symmetric-eigen.ts';
import { addScaled } from './vector.ts';

/** How well the data pin a maximum down. */
export interface Identification {
  /** Standard errors of the log-parameters; null when the curvature is not that of a maximum. */
  standardErrors: number[] | null;
  /** Coordinates that may change tenfold for less than the data can tell. */
  unidentified: boolean[];
}

/** Half of the 95 % quantile of χ² with one degree: a likelihood ratio below it is no evidence. */
const undetectable = 1.9207294103470467;
const tenfold = Math.log(10);
const shareOfDirection = 0.3;

/**
 * Standard errors from the inverse of the negative Hessian, and the coordinates that a walk of a factor ten finds
 * unidentified: along each axis alone and along the weakest direction, both ways. A coordinate on a bound is one.
 */
export function identify(objective: Objective, point: readonly number[], box: Box): Identification {
  const value = objective(point);
  const pairs = eigenPairs(hessianAt(objective, point).map((row) => row.map((entry) => -entry)));
  const axes = point.map((_, axis) => point.map((_other, index) => (index === axis ? 1 : 0)));
  const weakest = pairs[0]?.vector ?? [];
  const largest = Math.max(...weakest.map(Math.abs));
  const directions = [...axes, weakest.map((component) => component / largest)];
  const unidentified = point.map((coordinate) => coordinate <= box.low || coordinate >= box.high);
  for (const direction of directions)
    for (const sign of [-1, 1]) {
      const moved = clampTo(box, addScaled(point, direction, sign * tenfold));
      if (value - objective(moved) >= undetectable) continue;
      for (const [axis, component] of direction.entries())
        if (Math.abs(component) > shareOfDirection) unidentified[axis] = true;
    }
  const isMaximum = pairs.every(({ value: curvature }) => curvature > 0);
  return {
    unidentified,
    standardErrors: isMaximum
      ? point.map((_, axis) =>
          Math.sqrt(
            pairs.reduce(
              (sum, { value: curvature, vector }) => sum + (vector[axis] ?? 0) ** 2 / curvature,
              0,
            ),
          ),
        )
      : null,
  };
}
