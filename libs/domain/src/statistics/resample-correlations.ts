import { matrixPower } from './relative-weights.ts';
import { seededRandom } from './seeded-random.ts';

/** Standard normal deviates by Box and Muller. */
function normals(seed: number): () => number {
  const random = seededRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** √χ² of so many degrees of freedom, after Wilson & Hilferty (1931). */
const chi = (degrees: number, deviate: number): number => {
  const small = 2 / (9 * degrees);
  return Math.sqrt(degrees) * Math.max(0, 1 - small + deviate * Math.sqrt(small)) ** 1.5;
};

const multiply = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] =>
  a.map((row) =>
    (b[0] ?? []).map((_entry, column) =>
      row.reduce((sum, entry, index) => sum + entry * (b[index]?.[column] ?? 0), 0),
    ),
  );

/**
 * Correlations as `draws` other samples of n from a normal population with these correlations would have them: Wishart
 * matrices by Bartlett's decomposition (1933), the same on every run.
 */
export function resampleCorrelations(
  correlations: readonly (readonly number[])[],
  n: number,
  draws: number,
): number[][][] {
  const normal = normals(1);
  const root = matrixPower(correlations, (value) => Math.sqrt(Math.max(0, value)));
  return Array.from({ length: draws }, () => {
    const lower = correlations.map((row, i) =>
      row.map((_entry, j) => (j > i ? 0 : j === i ? chi(n - 1 - i, normal()) : normal())),
    );
    const half = multiply(root, lower);
    const products = multiply(
      half,
      half.map((_row, i) => half.map((row) => row[i] ?? 0)),
    );
    const scale = products.map((row, i) => 1 / Math.sqrt(Math.max(row[i] ?? 0, Number.MIN_VALUE)));
    return products.map((row, i) =>
      row.map((entry, j) => (i === j ? 1 : entry * (scale[i] ?? 0) * (scale[j] ?? 0))),
    );
  });
}
