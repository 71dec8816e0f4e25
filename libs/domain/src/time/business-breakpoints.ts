import { workingStretches, type BusinessHours } from './business-clock.ts';
import { offsetTable } from './zone.ts';

/** An instant at which a team starts or stops, with all it had worked by then. Milliseconds. */
export interface Breakpoint {
  atMs: number;
  workedMs: number;
  working: boolean;
}

/**
 * The business clock as a table: between two breakpoints it runs (`working`) or stands still, before the first it is 0.
 * The worked time of a span is the difference of two readings: what `businessSeconds` adds up, for a store to join.
 */
export function businessBreakpoints(hours: BusinessHours, fromMs: number, toMs: number): Breakpoint[] {
  const offsetAt = offsetTable(hours.tz, fromMs, toMs);
  let workedMs = 0;
  const breakpoints: Breakpoint[] = [];
  for (const stretch of workingStretches(fromMs, toMs, hours, offsetAt)) {
    breakpoints.push({ atMs: stretch.fromMs, workedMs, working: true });
    workedMs += stretch.toMs - stretch.fromMs;
    breakpoints.push({ atMs: stretch.toMs, workedMs, working: false });
  }
  return breakpoints;
}
