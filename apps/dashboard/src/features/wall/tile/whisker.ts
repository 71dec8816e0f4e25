import type { MetricValue } from '@pulso/contract';

/** Natural ends of a unit; a unit without them has no whisker, only its interval in figures. */
const ends: Record<string, [number, number]> = { points: [-100, 100], '%': [0, 100] };

/** Where an interval and its value stand between the ends of their unit, in per cent. */
export function whisker({
  value,
  unit,
  interval,
}: MetricValue): { low: number; value: number; high: number } | undefined {
  const scale = ends[unit];
  if (!scale || !interval || value === null) return undefined;
  const place = (at: number) => Math.min(100, Math.max(0, (100 * (at - scale[0])) / (scale[1] - scale[0])));
  return { low: place(interval.low), value: place(value), high: place(interval.high) };
}
