import { instantOfLocal, localDayAt, offsetMsAt, type OffsetAt } from './zone.ts';

/** Working hours of one weekday as minutes from local midnight; `closes` may be 1440. Monday is 1, Sunday 7. */
export interface Shift {
  weekday: number;
  opens: number;
  closes: number;
}

/** When a team works, in its own zone. `holidays` are local dates such as `2026-12-25`. */
export interface BusinessHours {
  tz: string;
  shifts: readonly Shift[];
  holidays?: ReadonlySet<string>;
}

/** A stretch of working time, epoch milliseconds, half-open. */
interface Stretch {
  fromMs: number;
  toMs: number;
}

const dayMs = 86_400_000;

/**
 * Seconds of [fromMs, toMs) that lie within working hours. Shifts are wall-clock readings, so a shift across a
 * clock change is an hour shorter or longer. Shifts of one day must not overlap. One step a day of the span.
 */
export function businessSeconds(fromMs: number, toMs: number, hours: BusinessHours): number {
  let worked = 0;
  for (const stretch of workingStretches(fromMs, toMs, hours)) worked += stretch.toMs - stretch.fromMs;
  return worked / 1000;
}

/**
 * The working time of [fromMs, toMs) in order of time; shifts that meet are one stretch. `offsetAt` tells the zone's
 * offset, and may be a table when the span is long.
 */
export function* workingStretches(
  fromMs: number,
  toMs: number,
  hours: BusinessHours,
  offsetAt: OffsetAt = (atMs) => offsetMsAt(hours.tz, atMs),
): Generator<Stretch> {
  let last: Stretch | undefined;
  for (const { fromMs: opensMs, toMs: closesMs } of shiftsBetween(fromMs, toMs, hours, offsetAt)) {
    const stretch = { fromMs: Math.max(fromMs, opensMs), toMs: Math.min(toMs, closesMs) };
    if (stretch.fromMs >= stretch.toMs) continue;
    if (last?.toMs === stretch.fromMs) last.toMs = stretch.toMs;
    else {
      if (last) yield last;
      last = stretch;
    }
  }
  if (last) yield last;
}

function* shiftsBetween(
  fromMs: number,
  toMs: number,
  { tz, shifts, holidays }: BusinessHours,
  offsetAt: OffsetAt,
): Generator<Stretch> {
  if (toMs <= fromMs) return;
  const ordered = shifts.toSorted((one, other) => one.opens - other.opens);
  const lastDay = localDayAt(tz, toMs);
  for (let day = localDayAt(tz, fromMs); day <= lastDay; day += 1) {
    const date = new Date(day * dayMs);
    if (holidays?.has(date.toISOString().slice(0, 10))) continue;
    const weekday = date.getUTCDay() || 7;
    for (const shift of ordered) {
      if (shift.weekday !== weekday) continue;
      yield {
        fromMs: instantOfLocal(tz, day * dayMs + shift.opens * 60_000, offsetAt),
        toMs: instantOfLocal(tz, day * dayMs + shift.closes * 60_000, offsetAt),
      };
    }
  }
}
