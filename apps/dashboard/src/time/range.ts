import type { Interval } from '@pulso/contract';

/** The time ranges of the wall and the explorer: length, and the step that draws 24 to 60 points. */
export const ranges = {
  '1h': { lastSeconds: 3600, interval: 'minute' },
  '24h': { lastSeconds: 86_400, interval: 'hour' },
  '7d': { lastSeconds: 7 * 86_400, interval: 'day' },
  '30d': { lastSeconds: 30 * 86_400, interval: 'day' },
  '90d': { lastSeconds: 90 * 86_400, interval: 'day' },
  '1y': { lastSeconds: 365 * 86_400, interval: 'week' },
} as const satisfies Record<string, { lastSeconds: number; interval: Interval }>;

export type RangeName = keyof typeof ranges;
export const rangeNames = Object.keys(ranges) as RangeName[];
/** The wall's: 90 days of points say nothing live. */
export const wallRanges: RangeName[] = ['1h', '24h', '7d', '30d'];

export function rangeFrom(text: unknown, fallback: RangeName): RangeName {
  return typeof text === 'string' && text in ranges ? (text as RangeName) : fallback;
}
