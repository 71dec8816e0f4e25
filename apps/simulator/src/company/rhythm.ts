/** Share of an average hour's visits by hour of the day: a late morning peak, a lunch dip, a long evening, quiet nights. */
const byHour = [
  0.45, 0.4, 0.35, 0.35, 0.35, 0.4, 0.55, 0.75, 1.0, 1.25, 1.4, 1.45, 1.35, 1.15, 1.1, 1.2, 1.3, 1.4, 1.5,
  1.55, 1.5, 1.3, 0.95, 0.65,
] as const;
/** By weekday, Sunday first: a few per cent more at weekends, so that a wall that compares two days stays calm. */
const byWeekday = [1.05, 0.98, 0.96, 0.97, 0.98, 1.01, 1.05] as const;

/** The most that `rhythmAt` can return. */
export const peakRhythm = Math.max(...byHour) * Math.max(...byWeekday);

/** How busy the company is at an instant, 1 being its average; moves smoothly from hour to hour, in UTC. */
export function rhythmAt(timeMs: number): number {
  const hours = timeMs / 3_600_000;
  const hour = Math.floor(hours);
  const share = hours - hour;
  const from = byHour[hour % 24] ?? 1;
  const to = byHour[(hour + 1) % 24] ?? 1;
  const weekday = byWeekday[new Date(timeMs).getUTCDay()] ?? 1;
  return (from + (to - from) * share) * weekday;
}
