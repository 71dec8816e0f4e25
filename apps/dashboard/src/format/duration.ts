import type { ValuePart } from './value-part.ts';

const minute = 60;
const hour = 3600;
const day = 86_400;

/** Two units at most, the second only where it still says something: 45 s, 12 min, 1 h 30 min, 3 d 4 h. */
export function durationParts(seconds: number, locale: string): ValuePart[] {
  if (seconds < 10 && !Number.isInteger(seconds)) return tenths(seconds, locale);
  if (Math.round(seconds) < minute) return pair(Math.round(seconds), 's');
  if (seconds < 10 * minute) return two(seconds, minute, 'min', 1, 's');
  if (Math.round(seconds / minute) < 60) return pair(Math.round(seconds / minute), 'min');
  if (seconds < day) return two(seconds, hour, 'h', minute, 'min');
  return two(seconds, day, 'd', hour, 'h');
}

const tenths = (seconds: number, locale: string): ValuePart[] => [
  { kind: 'figure', text: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(seconds) },
  { kind: 'unit', text: 's' },
];
const pair = (amount: number, unit: string): ValuePart[] => [
  { kind: 'figure', text: String(amount) },
  { kind: 'unit', text: unit },
];

function two(
  seconds: number,
  large: number,
  largeUnit: string,
  small: number,
  smallUnit: string,
): ValuePart[] {
  const inSmall = Math.round(seconds / small);
  const perLarge = large / small;
  const rest = inSmall % perLarge;
  const head = pair(Math.floor(inSmall / perLarge), largeUnit);
  return rest === 0 ? head : [...head, ...pair(rest, smallUnit)];
}

/** One unit, rounded down, for an age: 3 s, 12 min, 2 h, 5 d. */
export function ageText(seconds: number): string {
  const age = Math.max(0, seconds);
  if (age < minute) return `${String(Math.floor(age))}\u00a0s`;
  if (age < hour) return `${String(Math.floor(age / minute))}\u00a0min`;
  if (age < day) return `${String(Math.floor(age / hour))}\u00a0h`;
  return `${String(Math.floor(age / day))}\u00a0d`;
}
