/** The cell, or undefined for the ways files write "nothing": empty, `?`, `NaN`, `NULL`. */
export function known(cell: string | undefined): string | undefined {
  return cell === undefined || /^(|\?|nan|null)$/i.test(cell) ? undefined : cell;
}

/**
 * A naive `YYYY-MM-DD[ HH:MM[:SS]]` or day-first `D/M/YYYY[ H:MM[:SS]]` taken as UTC, ISO 8601; a time that carries its
 * offset keeps it. Throws on text that is no time.
 */
export function readTime(cell: string | undefined): string | undefined {
  const text = known(cell);
  if (text === undefined) return undefined;
  const [, day = '', clock = ''] = /^(\S+?)(?:[ T](.+))?$/.exec(text) ?? [];
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(day) ?? [];
  const isoDay = year === '' ? day : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = `${isoDay}T${clock === '' ? '00:00:00' : clock.replace(/^\d:/, '0$&')}`;
  const iso = /(Z|[+-]\d{2}:?\d{2})$/.test(time) ? time : `${time}Z`;
  if (Number.isNaN(Date.parse(iso))) throw new Error(`"${text}" is not a time`);
  return iso;
}

/** Text that is there, so that a missing cell leaves no property behind. */
export function givenProperties(cells: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([name, cell]) => (known(cell) === undefined ? [] : [[name, cell ?? '']])),
  );
}
