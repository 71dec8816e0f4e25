import type { Interval } from '@pulso/contract';
import { instantOfLocal, localDayAt, offsetMsAt } from './zone.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minuteMs = 60_000;

/** One step of a window, half-open, epoch milliseconds; the first and the last may be cut by the window. */
export interface Bucket {
  /** Joins the bucket to the rows of a query: epoch seconds of its start for minutes and hours, else its local date. */
  key: string;
  fromMs: number;
  toMs: number;
}

/** Shortest length a bucket can have, which bounds how many there are before any is made. */
const shortestMs: Record<Interval, number> = {
  minute: minuteMs,
  hour: hourMs,
  day: 23 * hourMs,
  week: 7 * dayMs - hourMs,
  month: 28 * dayMs - hourMs,
  quarter: 90 * dayMs - hourMs,
  year: 365 * dayMs - hourMs,
};

/** At most this many buckets does the window have; cheap, and never too low. */
export function bucketCountLimit(fromMs: number, toMs: number, interval: Interval): number {
  return Math.ceil((toMs - fromMs) / shortestMs[interval]) + 1;
}

/** The finest interval that cuts the window into at most `maxBuckets`, or null when not even years do. */
export function finestInterval(fromMs: number, toMs: number, maxBuckets: number): Interval | null {
  const finestFirst = Object.keys(shortestMs) as Interval[];
  return finestFirst.find((interval) => bucketCountLimit(fromMs, toMs, interval) <= maxBuckets) ?? null;
}

/**
 * The steps of [fromMs, toMs) in the zone's own days: a day of a clock change has 23 or 25 hours, weeks start on
 * Monday, hours are counted from local midnight. In order, without gaps.
 */
export function bucketsOf(fromMs: number, toMs: number, interval: Interval, tz: string): Bucket[] {
  const buckets: Bucket[] = [];
  let start = bucketStart(fromMs, interval, tz);
  while (start.ms < toMs) {
    const next = nextStart(start, interval, tz);
    if (next.ms > fromMs) {
      buckets.push({ key: start.key, fromMs: Math.max(fromMs, start.ms), toMs: Math.min(toMs, next.ms) });
    }
    start = next;
  }
  return buckets;
}

interface Start {
  ms: number;
  key: string;
  /** Local date in days since 1970; for hours, the day they are counted from. */
  day: number;
}

const dateKey = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
const instantKey = (ms: number): string => String(Math.floor(ms / 1000));
const midnight = (day: number, tz: string): number => instantOfLocal(tz, day * dayMs);
const dayStart = (day: number, tz: string): Start => ({ ms: midnight(day, tz), key: dateKey(day), day });

function bucketStart(atMs: number, interval: Interval, tz: string): Start {
  const day = localDayAt(tz, atMs);
  if (interval === 'minute') {
    const ms = Math.floor(atMs / minuteMs) * minuteMs;
    return { ms, key: instantKey(ms), day };
  }
  if (interval === 'hour') {
    const dawn = midnight(day, tz);
    const ms = dawn + Math.floor((atMs - dawn) / hourMs) * hourMs;
    return { ms, key: instantKey(ms), day };
  }
  return dayStart(firstDay(day, interval), tz);
}

function nextStart(start: Start, interval: Interval, tz: string): Start {
  if (interval === 'minute')
    return { ms: start.ms + minuteMs, key: instantKey(start.ms + minuteMs), day: start.day };
  if (interval === 'hour') {
    const ms = start.ms + hourMs;
    const tomorrow = tz === 'UTC' ? Infinity : midnight(start.day + 1, tz);
    if (ms < tomorrow) return { ms, key: instantKey(ms), day: start.day };
    return { ms: tomorrow, key: instantKey(tomorrow), day: start.day + 1 };
  }
  return dayStart(nextFirstDay(start.day, interval), tz);
}

/** First local date of the day, week, month, quarter or year that a date lies in. */
function firstDay(day: number, interval: Interval): number {
  // 1970-01-01 was a Thursday: three days after a Monday.
  if (interval === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  if (interval === 'day') return day;
  const date = new Date(day * dayMs);
  const month = date.getUTCMonth();
  const first = { month, quarter: month - (month % 3), year: 0 }[interval as 'month' | 'quarter' | 'year'];
  return Date.UTC(date.getUTCFullYear(), first, 1) / dayMs;
}

function nextFirstDay(day: number, interval: Interval): number {
  if (interval === 'day') return day + 1;
  if (interval === 'week') return day + 7;
  const date = new Date(day * dayMs);
  const months = { month: 1, quarter: 3, year: 12 }[interval as 'month' | 'quarter' | 'year'];
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / dayMs;
}

/** An instant as ISO 8601 with the zone's offset at that instant: `2026-03-29T00:00:00.000+01:00`. */
export function isoInZone(atMs: number, tz: string): string {
  const offset = offsetMsAt(tz, atMs);
  const local = new Date(atMs + offset).toISOString().slice(0, -1);
  if (offset === 0) return `${local}Z`;
  const minutes = Math.round(Math.abs(offset) / minuteMs);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
