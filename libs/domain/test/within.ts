/** Expects a number within a relative distance of another. */
export function expectWithin(actual: number | undefined, expected: number, relative: number): void {
  expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
