import type { TimeRange } from '@pulso/event-store';

const hourMs = 3_600_000;
/** Rows begin with `{"occurred_at":"2026-01-02 03`: the hour is read without parsing. */
const hourAt = '{"occurred_at":"'.length;
const hourLength = 13;
/** Hours this close are rebuilt as one range: a rebuild costs more by the call than by the hour. */
const joinHours = 24;

/** The hours of event time that rows fall in, as few ranges as are worth it, in order. */
export function touchedHours(rows: readonly Buffer[]): TimeRange[] {
  const hours = new Set<number>();
  for (const row of rows) {
    const text = row.toString('latin1', hourAt, hourAt + hourLength);
    hours.add(Date.parse(`${text.replace(' ', 'T')}:00:00Z`));
  }
  const ranges: { from: Date; to: Date }[] = [];
  for (const hour of [...hours].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && hour - last.to.getTime() <= joinHours * hourMs)
      last.to = new Date(hour + hourMs);
    else ranges.push({ from: new Date(hour), to: new Date(hour + hourMs) });
  }
  return ranges;
}
