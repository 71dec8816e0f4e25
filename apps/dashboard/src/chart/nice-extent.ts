/** Round ends and step for an axis of about `steps` steps; `fromZero` for bars. A flat series gets room. */
export function niceExtent(values: number[], steps: number, fromZero: boolean): { min: number; max: number; interval: number } {
  const low = Math.min(...values, ...(fromZero ? [0] : []));
  const high = Math.max(...values, ...(fromZero ? [0] : []));
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { min: 0, max: 1, interval: 1 };
  const span = high - low || Math.abs(high) * 0.1 || 1;
  const interval = niceStep(span / steps);
  const min = Math.floor(round(low / interval)) * interval;
  const max = Math.ceil(round(high / interval)) * interval;
  return { min: round(min), max: round(max === min ? max + interval : max), interval };
}

/** The next of 1, 2 and 5 times a power of ten. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * 0.999) ?? 10;
  return round(factor * power);
}

/** Drops the binary dust of 0.1 + 0.2. */
const round = (value: number) => Number(value.toPrecision(12));
