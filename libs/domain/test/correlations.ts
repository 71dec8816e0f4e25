import { seededRandom } from '../src/statistics/seeded-random.ts';

/** Correlations of made-up drivers and an outcome that leans on them, over `n` respondents. */
export function correlationsOfSample(
  drivers: number,
  n: number,
  seed: number,
): { between: number[][]; withOutcome: number[] } {
  const random = seededRandom(seed);
  const rows = Array.from({ length: n }, () => {
    const mood = random();
    const own = Array.from({ length: drivers }, () => mood + random());
    return [...own, own.reduce((sum, value) => sum + value, 2 * random())];
  });
  const column = (index: number): number[] => rows.map((row) => row[index] ?? 0);
  const between = Array.from({ length: drivers }, (_row, i) =>
    Array.from({ length: drivers }, (_column, j) => correlationOf(column(i), column(j))),
  );
  return { between, withOutcome: between.map((_row, i) => correlationOf(column(i), column(drivers))) };
}

function correlationOf(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ofX, ofY] = [mean(x), mean(y)];
  const product = (a: readonly number[], am: number, b: readonly number[], bm: number): number =>
    a.reduce((sum, value, index) => sum + (value - am) * ((b[index] ?? 0) - bm), 0);
  return product(x, ofX, y, ofY) / Math.sqrt(product(x, ofX, x, ofX) * product(y, ofY, y, ofY));
}
