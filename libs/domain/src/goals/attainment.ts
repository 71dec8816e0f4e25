import { businessSeconds } from '../time/business-clock.ts';

/** Which way is better; decides what attainment is. */
export type GoalDirection = 'higher_is_better' | 'lower_is_better';

/**
 * Actual ÷ target, or target ÷ actual when lower is better; 1 is reached. Null without a number, for a target of 0,
 * and for an actual of 0 that should be low: there is no share of nothing.
 */
export function attainmentOf(
  actual: number | null,
  target: number,
  direction: GoalDirection = 'higher_is_better',
): number | null {
  if (actual === null || target === 0) return null;
  if (direction === 'higher_is_better') return actual / target;
  return actual === 0 ? null : target / actual;
}

/** Attainment ÷ elapsed share: 1 is on track. Null before the period has begun. */
export function paceOf(attainment: number | null, elapsed: number): number | null {
  return attainment === null || elapsed <= 0 ? null : attainment / elapsed;
}

/**
 * Share of [fromMs, toMs) that has passed at `nowMs`, 0 to 1, in the time of the given weekdays (Monday is 1) of the
 * zone. A period without any of them passes by the clock.
 */
export function elapsedShare(
  { fromMs, toMs, tz, workdays }: { fromMs: number; toMs: number; tz: string; workdays: readonly number[] },
  nowMs: number,
): number {
  const untilMs = Math.min(Math.max(nowMs, fromMs), toMs);
  const shifts = [...new Set(workdays)].map((weekday) => ({ weekday, opens: 0, closes: 1440 }));
  const whole = businessSeconds(fromMs, toMs, { tz, shifts });
  if (whole === 0) return (untilMs - fromMs) / (toMs - fromMs);
  return businessSeconds(fromMs, untilMs, { tz, shifts }) / whole;
}
