/** a + factor·b, element by element. */
export function addScaled(a: readonly number[], b: readonly number[], factor: number): number[] {
  return a.map((value, index) => value + factor * (b[index] ?? 0));
}

export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

export const norm = (a: readonly number[]): number => Math.sqrt(dot(a, a));
