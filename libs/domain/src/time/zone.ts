const maxZones = 1000;
const formats = new Map<string, Intl.DateTimeFormat>();
const canonicalNames = new Map<string, string>();
/** Region names only: a bare offset such as +02:00 is a zone to Intl and not to the stores. */
const zoneName = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/;

function formatOf(tz: string): Intl.DateTimeFormat {
  const known = formats.get(tz);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: tz,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  if (formats.size >= maxZones) formats.clear();
  formats.set(tz, format);
  return format;
}

/** The zone spelled as the IANA database spells it, or null when there is no such zone. */
export function canonicalZone(tz: string): string | null {
  const known = canonicalNames.get(tz);
  if (known !== undefined) return known;
  if (!zoneName.test(tz)) return null;
  try {
    const name = formatOf(tz).resolvedOptions().timeZone;
    if (canonicalNames.size >= maxZones) canonicalNames.clear();
    canonicalNames.set(tz, name);
    return name;
  } catch {
    return null;
  }
}

/** Milliseconds that local clocks are ahead of UTC at that instant: 3,600,000 for Madrid in winter. */
export function offsetMsAt(tz: string, atMs: number): number {
  if (tz === 'UTC') return 0;
  const wholeMs = Math.floor(atMs / 1000) * 1000;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(tz).formatToParts(wholeMs)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeMs;
}

/** Days since 1970-01-01 of the local date at that instant. */
export function localDayAt(tz: string, atMs: number): number {
  return Math.floor((atMs + offsetMsAt(tz, atMs)) / 86_400_000);
}

/** Milliseconds that local clocks are ahead of UTC at an instant. */
export type OffsetAt = (atMs: number) => number;

/**
 * The instant at which a local wall-clock reading (milliseconds as if it were UTC) is shown. A reading that is
 * skipped when clocks go forward gives the first instant after the gap; one shown twice gives the earlier.
 */
export function instantOfLocal(
  tz: string,
  localMs: number,
  offsetAt: OffsetAt = (atMs) => offsetMsAt(tz, atMs),
): number {
  const day = 86_400_000;
  const before = offsetAt(localMs - day);
  const after = offsetAt(localMs + day);
  const candidates = [localMs - Math.max(before, after), localMs - Math.min(before, after)];
  const shown = candidates.find((instant) => instant + offsetAt(instant) === localMs);
  return shown ?? firstChange(offsetAt, candidates[0] ?? localMs, candidates[1] ?? localMs);
}

/** No zone has changed its clocks twice within a week. */
const scanMs = 7 * 86_400_000;

/** The offsets of a zone over a long span, looked up among its clock changes: a hundred times cheaper than asking Intl. */
export function offsetTable(tz: string, fromMs: number, toMs: number): OffsetAt {
  const exact: OffsetAt = (atMs) => offsetMsAt(tz, atMs);
  const changes = [{ fromMs: fromMs - scanMs, offset: exact(fromMs - scanMs) }];
  for (let atMs = fromMs; atMs <= toMs + scanMs; atMs += scanMs) {
    const [last] = changes.slice(-1);
    const offset = exact(atMs);
    if (last && offset !== last.offset)
      changes.push({ fromMs: firstChange(exact, atMs - scanMs, atMs), offset });
  }
  let index = 0;
  return (atMs) => {
    while (index > 0 && atMs < (changes[index]?.fromMs ?? 0)) index -= 1;
    while (atMs >= (changes[index + 1]?.fromMs ?? Infinity)) index += 1;
    return changes[index]?.offset ?? 0;
  };
}

/** Bisects for the change of offset between two instants, to the millisecond. */
function firstChange(offsetAt: OffsetAt, lowMs: number, highMs: number): number {
  const offset = offsetAt(lowMs);
  let low = lowMs;
  let high = highMs;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}
