import type { TimeRange } from '../event-store.ts';

const hourMs = 3_600_000;

/** One partition's share of a range. `wholeMonth` needs no hours kept from before. */
export interface MonthSlice {
  /** yyyymm, the partition id. */
  readonly month: number;
  readonly from: Date;
  readonly to: Date;
  readonly monthFrom: Date;
  readonly monthTo: Date;
}

/** Widens a range to whole hours, because a rollup knows nothing smaller. */
export function toWholeHours({ from, to }: TimeRange): TimeRange {
  return {
    from: new Date(Math.floor(from.getTime() / hourMs) * hourMs),
    to: new Date(Math.ceil(to.getTime() / hourMs) * hourMs),
  };
}

/** Cuts a range at the borders of UTC months, oldest first. */
export function monthsOf({ from, to }: TimeRange): MonthSlice[] {
  const slices: MonthSlice[] = [];
  for (let start = from; start < to;) {
    const year = start.getUTCFullYear();
    const month = start.getUTCMonth();
    const monthTo = new Date(Date.UTC(year, month + 1));
    const end = monthTo < to ? monthTo : to;
    slices.push({
      month: year * 100 + month + 1,
      from: start,
      to: end,
      monthFrom: new Date(Date.UTC(year, month)),
      monthTo,
    });
    start = end;
  }
  return slices;
}
