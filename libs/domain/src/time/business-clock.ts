import { instantOfLocal, localDayAt } from './zone.ts';

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

const dayMs = 86_400_000;

/**
 * Seconds of [fromMs, toMs) that lie within working hours. Shifts are wall-clock readings, so a shift across a
 * clock change is an hour shorter or longer. Shifts of one day must not overlap. One step a day of the span.
 */
export function businessSeconds(fromMs: number, toMs: number, hours: BusinessHours): number {
  let worked = 0;
  if (toMs <= fromMs) return 0;
  for (let day = localDayAt(hours.tz, fromMs); day <= localDayAt(hours.tz, toMs); day += 1) {
    const date = new Date(day * dayMs);
    if (hours.holidays?.has(date.toISOString().slice(0, 10))) continue;
    const weekday = date.getUTCDay() || 7;
    for (const shift of hours.shifts) {
      if (shift.weekday !== weekday) continue;
      const opensMs = instantOfLocal(hours.tz, day * dayMs + shift.opens * 60_000);
      const closesMs = instantOfLocal(hours.tz, day * dayMs + shift.closes * 60_000);
      worked += Math.max(0, Math.min(toMs, closesMs) - Math.max(fromMs, opensMs));
    }
  }
  return worked / 1000;
}
