import { instantOfLocal, localDayAt } from '@pulso/domain';

const dayMs = 86_400_000;

interface Span {
  fromMs: number;
  toMs: number;
}

/**
 * Where the window before one begins, epoch milliseconds; it ends where that one begins. As many months before whole
 * months, as many days before whole days of the zone, else as long a time.
 */
export function windowBefore({ fromMs, toMs }: Span, tz: string): number {
  const [first, end] = [localDayAt(tz, fromMs), localDayAt(tz, toMs)];
  const midnight = (day: number): number => instantOfLocal(tz, day * dayMs);
  if (midnight(first) !== fromMs || midnight(end) !== toMs) return fromMs - (toMs - fromMs);
  const [start, stop] = [new Date(first * dayMs), new Date(end * dayMs)];
  if (start.getUTCDate() !== 1 || stop.getUTCDate() !== 1) return midnight(first - (end - first));
  const months =
    12 * (stop.getUTCFullYear() - start.getUTCFullYear()) + stop.getUTCMonth() - start.getUTCMonth();
  return midnight(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() - months, 1) / dayMs);
}
