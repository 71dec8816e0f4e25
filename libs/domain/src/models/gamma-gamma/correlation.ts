/** Pearson's correlation of x and m over customers, or null when either does not vary. */
export function spendCorrelation(spenders: readonly { x: number; m: number }[]): number | null {
  const n = spenders.length;
  const meanX = spenders.reduce((sum, { x }) => sum + x, 0) / n;
  const meanM = spenders.reduce((sum, { m }) => sum + m, 0) / n;
  const product = (of: (x: number, m: number) => number): number =>
    spenders.reduce((sum, { x, m }) => sum + of(x - meanX, m - meanM), 0);
  const spread = Math.sqrt(product((x) => x * x)) * Math.sqrt(product((_, m) => m * m));
  return spread > 0 ? product((x, m) => x * m) / spread : null;
}
