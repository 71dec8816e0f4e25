import type { Locale } from '../format/value-parts.ts';
import { monthText } from '../time/time-text.ts';

const dimensions = ['cohort', 'month'];

/** A month or cohort as its reader writes it; undefined for a group that is no period. */
export function periodName(
  dimension: string,
  value: string,
  locale: Locale,
  t: (key: string) => string,
): string | undefined {
  if (!dimensions.includes(dimension)) return undefined;
  if (value === 'undated' || value === 'overdue') return t(`period.${value}`);
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return monthText(new Date(`${value}-01T00:00:00Z`), locale);
  return value;
}
