/** The statuses that ClickHouse's own HTTP handler gives its exception codes; every other one is a 500. */
const STATUSES: readonly (readonly [status: number, codes: readonly number[]])[] = [
  [400, [6, 15, 25, 26, 27, 33, 36, 38, 41, 44, 53, 62, 72, 117, 167, 168, 223, 224, 271, 427, 456, 457]],
  [401, [194]],
  [403, [192, 193, 497, 516]],
  [404, [46, 47, 50, 56, 60, 73, 78, 81, 115, 336]],
  [413, [229]],
  [501, [48]],
  [503, [202, 209, 236, 439]],
];

const BY_CODE = new Map(STATUSES.flatMap(([status, codes]) => codes.map((code) => [code, status] as const)));

export function httpStatusOf(code: number): number {
  return BY_CODE.get(code) ?? 500;
}
