import { durationParts } from './duration.ts';
import type { ValuePart } from './value-part.ts';

export type Locale = 'en' | 'es';

/** Spanish groups from five figures on by default; on a wall 1.234 must look like 12.345. */
const grouped = { useGrouping: 'always' } as const;

/** Units of the catalogue, as in `MetricDefinition`; the unit of a money value is its ISO 4217 code. */
export function valueParts(value: number, unit: string, locale: Locale): ValuePart[] {
  if (unit === 's') return durationParts(value, locale);
  if (unit === '%') return [figure(number(value, locale, 1)), { kind: 'unit', text: '%' }];
  if (unit === 'points') return [figure(number(value, locale, 0))];
  if (unit === 'score' || unit === 'ratio') return [figure(number(value, locale, 2))];
  if (unit === 'months') return monthParts(value, locale);
  if (unit === 'events/s')
    return [figure(number(value, locale, rateDecimals(value))), { kind: 'unit', text: '/s' }];
  if (/^[A-Z]{3}$/.test(unit)) return moneyParts(value, unit, locale);
  return countParts(value, locale);
}

/** The same value as one line of text, for sentences, tables and screen readers. */
export function valueText(value: number, unit: string, locale: Locale): string {
  const parts = valueParts(value, unit, locale);
  if (/^[A-Z]{3}$/.test(unit)) return parts.map((part) => part.text).join('');
  return parts
    .map((part, at) => (at > 0 && part.text !== '%' && part.text !== '/s' ? `\u00a0${part.text}` : part.text))
    .join('')
    .replace('%', '\u00a0%');
}

/**
 * A change with its sign: +2, −1.4 pp; `percent` is a relative one, +12 %. A minus sign, not a hyphen, and what
 * rounds to nothing is ±0.
 */
export function signedText(value: number, unit: string, locale: Locale): string {
  const text = (size: number) => {
    if (unit === '%') return `${number(size, locale, 1)}\u00a0pp`;
    return unit === 'percent'
      ? `${number(size, locale, size < 9.95 ? 1 : 0)}\u00a0%`
      : valueText(size, unit, locale);
  };
  const rounded = text(Math.abs(value));
  if (rounded === text(0)) return `±${rounded}`;
  return (value > 0 ? '+' : '\u2212') + rounded;
}

/** Both ends of an interval with their unit once, as far as the unit allows: 35 – 43, 76.9 – 80.4 %. */
export function rangeText(low: number, high: number, unit: string, locale: Locale): string {
  const text = (end: number) => {
    if (unit === '%') return number(end, locale, 1);
    return valueText(unit === 'count' ? Math.round(end) : end, unit, locale);
  };
  const ends = [text(low), text(high)];
  return `${ends.join('\u00a0–\u00a0')}${unit === '%' ? '\u00a0%' : ''}`;
}

/** A round figure beside an axis: no needless decimals, thousands in short. */
export function axisValueText(value: number, unit: string, locale: Locale): string {
  if (unit === 's') return valueText(value, unit, locale);
  const money = /^[A-Z]{3}$/.test(unit)
    ? ({ style: 'currency', currency: unit, currencyDisplay: 'narrowSymbol' } as const)
    : {};
  const notation = Math.abs(value) >= 10_000 ? 'compact' : 'standard';
  const text = new Intl.NumberFormat(locale, {
    ...grouped,
    ...money,
    notation,
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  }).format(value);
  return text.replace('-', '\u2212') + (unit === '%' ? '\u00a0%' : '');
}

function moneyParts(value: number, currency: string, locale: Locale): ValuePart[] {
  const large = Math.abs(value) >= 1_000_000;
  const format = new Intl.NumberFormat(locale, {
    ...grouped,
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: large ? 'compact' : 'standard',
    maximumFractionDigits: large ? 2 : Math.abs(value) < 1000 ? 2 : 0,
    minimumFractionDigits: !large && Math.abs(value) < 1000 ? 2 : 0,
  });
  return join(format.formatToParts(value));
}

function monthParts(value: number, locale: Locale): ValuePart[] {
  const shown = Number(value.toFixed(1));
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: 'month', unitDisplay: 'long' });
  const name = format.formatToParts(shown).find(({ type }) => type === 'unit')?.value ?? '';
  return [figure(number(shown, locale, 1)), { kind: 'unit', text: name }];
}

function countParts(value: number, locale: Locale): ValuePart[] {
  const large = Math.abs(value) >= 1_000_000;
  const options = {
    ...grouped,
    notation: large ? 'compact' : 'standard',
    maximumFractionDigits: large ? 2 : fraction(value),
  } as const;
  return join(new Intl.NumberFormat(locale, options).formatToParts(value));
}

const rateDecimals = (value: number) => (Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);
const fraction = (value: number) => (Number.isInteger(value) ? 0 : 1);
const figure = (text: string): ValuePart => ({ kind: 'figure', text });

function number(value: number, locale: Locale, maximumFractionDigits: number): string {
  const text = new Intl.NumberFormat(locale, {
    ...grouped,
    minimumFractionDigits: maximumFractionDigits,
    maximumFractionDigits,
  }).format(value);
  return text.replace('-', '\u2212').replace(/^\u2212(0(?:[.,]0+)?)$/, '$1');
}

function join(parts: Intl.NumberFormatPart[]): ValuePart[] {
  const joined: ValuePart[] = [];
  for (const { type, value } of parts) {
    const kind = type === 'currency' || type === 'compact' || type === 'literal' ? 'unit' : 'figure';
    const last = joined.at(-1);
    const text = type === 'minusSign' ? '\u2212' : value;
    if (last?.kind === kind) last.text += text;
    else joined.push({ kind, text });
  }
  return joined;
}
