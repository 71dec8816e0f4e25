import type { Interval } from '@pulso/contract';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const stepMs: Partial<Record<Interval, number>> = { minute: 60_000, hour: hourMs };

/** End of the step that runs at `nowMs`: the next minute, hour or, for all longer steps, local midnight. */
export function stepEndMs(interval: Interval, nowMs: number, tz: string): number {
  const step = stepMs[interval] ?? dayMs;
  if (step === 60_000) return Math.floor(nowMs / step + 1) * step;
  const localEnd = Math.floor((nowMs + offsetMs(tz, nowMs)) / step + 1) * step;
  // The clock may change before midnight: the offset that counts is the one at the end.
  return localEnd - offsetMs(tz, localEnd - offsetMs(tz, nowMs));
}

/** The first moment of a day written `2026-01-31`, which is not always midnight UTC; NaN when it is no day. */
export function dayStartMs(day: string, tz: string): number {
  const local = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(local)) return Number.NaN;
  return local - offsetMs(tz, local - offsetMs(tz, local));
}

/** The day that a moment falls on there, as `2026-01-31`. */
export const dayOf = (atMs: number, tz: string): string =>
  new Date(atMs + offsetMs(tz, atMs)).toISOString().slice(0, 10);

function offsetMs(tz: string, atMs: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts(
    atMs,
  );
  const [, sign, hours, minutes] =
    /GMT([+-])(\d\d):(\d\d)/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
}
