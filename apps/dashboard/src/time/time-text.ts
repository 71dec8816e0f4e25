import type { Locale } from '../format/value-parts.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Intl formats cost a millisecond to build and the clock ticks every second, so they are kept. */
function format(locale: Locale, options: Intl.DateTimeFormatOptions, date: Date): string {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'es', options);
  formats.set(key, known);
  return known.format(date);
}

const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

export const clockText = (date: Date, tz: string, locale: Locale) =>
  format(locale, { ...time, second: '2-digit', timeZone: tz }, date);

export const dateText = (date: Date, tz: string, locale: Locale) =>
  format(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: tz }, date);

export const longDateText = (date: Date, tz: string, locale: Locale) =>
  format(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: tz }, date);

export const instantText = (date: Date, tz: string, locale: Locale) =>
  format(locale, { day: 'numeric', month: 'short', year: 'numeric', ...time, timeZone: tz }, date);

/** A point on an axis: the hour within a day, else the day. */
export function axisText(date: Date, stepSeconds: number, tz: string, locale: Locale): string {
  if (stepSeconds < 86_400) return format(locale, { ...time, timeZone: tz }, date);
  return format(locale, { day: 'numeric', month: 'short', timeZone: tz }, date);
}

/** A month of a calendar, whose first moment in UTC is given. */
export const monthText = (date: Date, locale: Locale) =>
  format(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }, date);
