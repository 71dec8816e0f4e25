export interface ExtentInput {
  values: number[];
  /** About how many steps the axis should have. */
  steps: number;
  /** Bars start at zero; a line keeps some room below and above instead. */
  fromZero: boolean;
  /** Durations (`s`) step by minutes, hours and days, all else by 1, 2 and 5. */
  unit: string;
}

/** A rate cannot leave these ends, so neither may its axis. */
const ends: Record<string, [number, number]> = { '%': [0, 100], points: [-100, 100] };
/** Share of the span left free on each side of a line. */
const room = 0.15;
const minute = 60;
const hour = 3600;
const durations = [
  15,
  30,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
];

/** Round ends and step for an axis. */
export function niceExtent({ values, steps, fromZero, unit }: ExtentInput): {
  min: number;
  max: number;
  interval: number;
} {
  if (values.length === 0) return { min: 0, max: 1, interval: 1 };
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const span = highest - lowest || Math.abs(highest) * 0.2 || 1;
  const low = fromZero ? Math.min(0, lowest) : keepSign(lowest, lowest - span * room);
  const high = fromZero ? Math.max(0, highest) : highest + span * room;
  const interval = niceStep((high - low || 1) / steps, unit);
  const min = Math.floor(round(low / interval)) * interval;
  const max = Math.ceil(round(high / interval)) * interval;
  const [least, most] = ends[unit] ?? [-Infinity, Infinity];
  return {
    min: Math.max(least, round(min)),
    max: Math.min(most, round(max === min ? max + interval : max)),
    interval,
  };
}

/** Room below must not take an axis of positive values under zero. */
const keepSign = (value: number, padded: number) => (value >= 0 ? Math.max(0, padded) : padded);

function niceStep(rough: number, unit: string): number {
  const duration = unit === 's' ? durations.find((step) => step >= rough) : undefined;
  if (duration !== undefined && rough > 10) return duration;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * 0.999) ?? 10;
  return round(factor * power);
}

/** Drops the binary dust of 0.1 + 0.2. */
const round = (value: number) => Number(value.toPrecision(12));
