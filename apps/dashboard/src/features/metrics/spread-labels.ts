/**
 * How far each label must move, in pixels downwards, so that names at the ends of lines do not cover each other.
 * `heights` are their places in pixels from the top; the order from top to bottom stays.
 */
export function spreadLabels(heights: number[], gap: number): number[] {
  const labels = heights.map((from) => ({ from, to: from }));
  const ranked = labels.toSorted((one, other) => one.from - other.from);
  for (let turn = 0; turn < labels.length; turn += 1) {
    for (const [rank, below] of ranked.entries()) {
      const above = ranked[rank - 1];
      const missing = above ? gap - (below.to - above.to) : 0;
      if (!above || missing <= 0) continue;
      above.to -= missing / 2;
      below.to += missing / 2;
    }
  }
  return labels.map(({ from, to }) => Math.round(to - from));
}
