import type { ComparisonQuery } from '@pulso/contract';

type Side = ComparisonQuery['now'];

/**
 * A period that is not over is compared up to the same point of the other one: both are cut to what has passed of the
 * later when they are equally long. Anything else is compared as it was asked, and says that it is incomplete.
 */
export function sameStretch(now: Side, before: Side, nowMs: number): { now: Side; before: Side } {
  const [start, end] = [Date.parse(now.from), Date.parse(now.to)];
  const [firstStart, firstEnd] = [Date.parse(before.from), Date.parse(before.to)];
  const unfinished = start < nowMs && nowMs < end;
  if (!unfinished || end - start !== firstEnd - firstStart) return { now, before };
  return {
    now: { ...now, to: new Date(nowMs).toISOString() },
    before: { ...before, to: new Date(firstStart + nowMs - start).toISOString() },
  };
}
