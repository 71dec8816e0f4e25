import { ModelInputError } from './model-error.ts';

export type TimeUnit = 'day' | 'week' | 'month' | 'year';

/** A length of time that carries its unit, so that weeks and months cannot be mixed. */
export interface Span<U extends TimeUnit = TimeUnit> {
  length: number;
  unit: U;
}

/** The conventions of the CLTV literature: a year is 52 weeks, 12 months or 365 days, a month 4.345 weeks. */
const unitsIn = {
  day: { day: 1, week: 1 / 7, month: 1 / 30.415, year: 1 / 365 },
  week: { day: 7, week: 1, month: 1 / 4.345, year: 1 / 52 },
  month: { day: 30.415, week: 4.345, month: 1, year: 1 / 12 },
  year: { day: 365, week: 52, month: 12, year: 1 },
} as const satisfies Record<TimeUnit, Record<TimeUnit, number>>;

/** The same span in another unit: the one place where units meet. */
export function convertSpan<U extends TimeUnit>(span: Span, unit: U): Span<U> {
  return { length: span.length * unitsIn[span.unit][unit], unit };
}

/** How many days one unit is when purchase days are counted; months and years by the conventions above. */
export const daysPer = (unit: TimeUnit): number => unitsIn[unit].day;

/** Throws `unit_mismatch` unless both sides count time in the same unit: types do not survive a message or a store. */
export function requireSameUnit(model: TimeUnit, given: TimeUnit, what: string): void {
  if (model !== given)
    throw new ModelInputError('unit_mismatch', `${what} is in ${given}s, the model was fitted in ${model}s`);
}

/** The length of a span in the unit of a model; throws when it is another unit, negative or not finite. */
export function lengthIn(model: TimeUnit, span: Span, what: string): number {
  requireSameUnit(model, span.unit, what);
  if (!(span.length >= 0) || !Number.isFinite(span.length))
    throw new ModelInputError('invalid_input', `${what} must be finite and not negative, not ${span.length}`);
  return span.length;
}
