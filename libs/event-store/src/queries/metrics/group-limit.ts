const mostGroups = 200;
const fewestGroups = 5;
/** Cells of one answer; a histogram has some eleven rows for each. */
const mostCells = 10_000;

/** How many groups an answer shows: the more points each has, the fewer. */
export function groupLimitOf(points: number): number {
  return Math.max(fewestGroups, Math.min(mostGroups, Math.floor(mostCells / Math.max(1, points))));
}
