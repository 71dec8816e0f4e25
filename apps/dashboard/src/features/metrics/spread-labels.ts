/**
 * How far each label must move, in pixels downwards, so that names at the ends of lines do not cover each other.
 * `heights` are their places in pixels from the top; the order from top to bottom stays.
 */
export function spreadLabels(heights: number[], gap: number): number[] {
  const order = heights.map((_, at) => at).toSorted((one, other) => heights[one]! - heights[other]!);
  const placed = order.map((at) => heights[at]!);
  for (let turn = 0; turn < heights.length; turn += 1) {
    for (let at = 1; at < placed.length; at += 1) {
      const missing = gap - (placed[at]! - placed[at - 1]!);
      if (missing <= 0) continue;
      placed[at - 1]! -= missing / 2;
      placed[at]! += missing / 2;
    }
  }
  const shifts = heights.map(() => 0);
  for (const [rank, at] of order.entries()) shifts[at] = Math.round(placed[rank]! - heights[at]!);
  return shifts;
}
