import type { Objective } from './objective.ts';

/** Steps in log-parameters: the cube root and the fourth root of the noise of a log-likelihood, about 1e-12. */
const gradientStep = 1e-4;
const hessianStep = 1e-3;

const shifted = (point: readonly number[], ...moves: (readonly [axis: number, by: number])[]): number[] => {
  const next = [...point];
  for (const [axis, by] of moves) next[axis] = (next[axis] ?? 0) + by;
  return next;
};

/** Gradient by central differences. */
export function gradientAt(objective: Objective, point: readonly number[]): number[] {
  return point.map(
    (_, axis) =>
      (objective(shifted(point, [axis, gradientStep])) - objective(shifted(point, [axis, -gradientStep]))) /
      (2 * gradientStep),
  );
}

/** Matrix of second derivatives by central differences, symmetric by construction. */
export function hessianAt(objective: Objective, point: readonly number[]): number[][] {
  const h = hessianStep;
  const here = objective(point);
  const straight = (axis: number): number =>
    (objective(shifted(point, [axis, h])) - 2 * here + objective(shifted(point, [axis, -h]))) / (h * h);
  const mixed = (row: number, column: number): number =>
    (objective(shifted(point, [row, h], [column, h])) -
      objective(shifted(point, [row, h], [column, -h])) -
      objective(shifted(point, [row, -h], [column, h])) +
      objective(shifted(point, [row, -h], [column, -h]))) /
    (4 * h * h);
  const hessian: number[][] = point.map(() => []);
  for (const [row, values] of hessian.entries()) {
    for (let column = 0; column < row; column += 1) {
      const value = mixed(row, column);
      values[column] = value;
      const mirror = hessian[column];
      if (mirror) mirror[row] = value;
    }
    values[row] = straight(row);
  }
  return hessian;
}
