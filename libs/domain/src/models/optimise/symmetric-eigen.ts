/** A direction of length 1 and how strongly the matrix acts along it. */
export interface EigenPair {
  value: number;
  vector: number[];
}

const sweeps = 60;

/** Eigenpairs of a small symmetric matrix by Jacobi's rotations, ascending by value. */
export function eigenPairs(matrix: readonly (readonly number[])[]): EigenPair[] {
  const n = matrix.length;
  const a = Float64Array.from(matrix.flat());
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) v[i * n + i] = 1;
  const entry = (of: Float64Array, row: number, column: number): number => of[row * n + column] ?? 0;
  const rotateRows = (
    of: Float64Array,
    p: number,
    q: number,
    c: number,
    s: number,
    stride: 'row' | 'column',
  ): void => {
    for (let k = 0; k < n; k += 1) {
      const first = stride === 'row' ? p * n + k : k * n + p;
      const second = stride === 'row' ? q * n + k : k * n + q;
      const x = of[first] ?? 0;
      const y = of[second] ?? 0;
      of[first] = c * x - s * y;
      of[second] = s * x + c * y;
    }
  };
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    let rotated = false;
    for (let p = 0; p < n; p += 1)
      for (let q = p + 1; q < n; q += 1) {
        const off = entry(a, p, q);
        const size = Math.abs(entry(a, p, p)) + Math.abs(entry(a, q, q));
        if (off === 0 || Math.abs(off) < 1e-18 * size) continue;
        rotated = true;
        const theta = (entry(a, q, q) - entry(a, p, p)) / (2 * off);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        rotateRows(a, p, q, c, t * c, 'row');
        rotateRows(a, p, q, c, t * c, 'column');
        rotateRows(v, p, q, c, t * c, 'column');
      }
    if (!rotated) break;
  }
  return Array.from({ length: n }, (_, column) => ({
    value: entry(a, column, column),
    vector: Array.from({ length: n }, (_row, row) => entry(v, row, column)),
  })).sort((x, y) => x.value - y.value);
}
