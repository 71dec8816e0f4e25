/** A function of a point, to be made as large as possible; −Infinity where the point is out of the question. */
export type Objective = (point: readonly number[]) => number;

/** The same two bounds for every coordinate: points are logarithms of positive parameters in natural scale. */
export interface Box {
  low: number;
  high: number;
}

export const clampTo = (box: Box, point: readonly number[]): number[] =>
  point.map((value) => Math.min(box.high, Math.max(box.low, value)));
