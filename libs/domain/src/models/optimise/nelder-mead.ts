import { clampTo, type Box, type Objective } from './objective.ts';
import { addScaled } from './vector.ts';

interface Vertex {
  point: number[];
  value: number;
}

export interface SimplexSearch {
  point: number[];
  value: number;
  iterations: number;
}

/** The coefficients for n dimensions that keep the simplex from collapsing (Gao & Han 2012). */
const coefficients = (n: number) => ({
  expand: 1 + 2 / n,
  contract: 0.75 - 1 / (2 * n),
  shrink: 1 - 1 / n,
});

/**
 * Nelder & Mead's simplex search (1965) for a maximum inside a box, from a right-angled simplex of edge `edge`.
 * Ends when the values of the simplex lie within `tolerance` of one another, or after `mostIterations`.
 */
export function searchSimplex(
  objective: Objective,
  start: readonly number[],
  box: Box,
  { edge = 0.5, tolerance = 1e-4, mostIterations = 400 } = {},
): SimplexSearch {
  const n = start.length;
  const { expand, contract, shrink } = coefficients(Math.max(2, n));
  const vertexAt = (point: readonly number[]): Vertex => {
    const inside = clampTo(box, point);
    return { point: inside, value: objective(inside) };
  };
  const corners = start.map((_, axis) =>
    start.map((value, index) => {
      if (index !== axis) return value;
      return value + edge > box.high ? value - edge : value + edge;
    }),
  );
  const simplex = [start, ...corners].map(vertexAt);
  let iterations = 0;
  for (;;) {
    simplex.sort((a, b) => b.value - a.value);
    const [best, ...others] = simplex as [Vertex, ...Vertex[]];
    const worst = simplex.pop() as Vertex;
    const rim = others.at(-2) ?? best;
    if (best.value - worst.value < tolerance || iterations >= mostIterations) return { ...best, iterations };
    iterations += 1;
    const centre = simplex
      .reduce(
        (sum, vertex) => addScaled(sum, vertex.point, 1),
        start.map(() => 0),
      )
      .map((value) => value / n);
    const away = addScaled(centre, worst.point, -1);
    const along = (factor: number): Vertex => vertexAt(addScaled(centre, away, factor));
    const reflected = along(1);
    if (reflected.value > best.value) {
      const expanded = along(expand);
      simplex.push(expanded.value > reflected.value ? expanded : reflected);
      continue;
    }
    if (reflected.value > rim.value) {
      simplex.push(reflected);
      continue;
    }
    const contracted = along(reflected.value > worst.value ? contract : -contract);
    if (contracted.value > Math.max(reflected.value, worst.value)) {
      simplex.push(contracted);
      continue;
    }
    simplex.push(worst);
    for (const [index, vertex] of simplex.entries())
      if (vertex !== best)
        simplex[index] = vertexAt(addScaled(best.point, addScaled(vertex.point, best.point, -1), shrink));
  }
}
