import { ModelInputError } from '../model-error.ts';

/** Whether the first margin is earned at the moment of acquisition or at the end of the first period. */
export type FirstFlow = 'now' | 'end-of-period';

/** A customer relation of constant retention; both rates are of the same period. */
export interface Relation {
  /** r, the share of customers who stay from one period to the next, 0..1. */
  retention: number;
  /** d per period, from 0. */
  discount: number;
  firstFlow: FirstFlow;
}

function requireValid({ retention, discount }: Relation, margins: readonly number[]): void {
  if (!(retention >= 0 && retention <= 1))
    throw new ModelInputError('invalid_input', `retention is a share, not ${retention}`);
  if (!(discount >= 0) || !Number.isFinite(discount))
    throw new ModelInputError('invalid_input', `a discount rate is from 0, not ${discount}`);
  if (!margins.every(Number.isFinite)) throw new ModelInputError('invalid_input', 'margins must be finite');
}

/** The present value of each period's margin, CFₜ·rᵗ/(1+d)ᵗ: t counts from 1, or from 0 when the first is earned now. */
export function presentValues(margins: readonly number[], relation: Relation): number[] {
  requireValid(relation, margins);
  const { retention, discount, firstFlow } = relation;
  const first = firstFlow === 'now' ? 0 : 1;
  return margins.map((margin, index) => margin * (retention / (1 + discount)) ** (index + first));
}

/** Present value of a finite row of margins, in their money. */
export function presentValue(margins: readonly number[], relation: Relation): number {
  return presentValues(margins, relation).reduce((sum, value) => sum + value, 0);
}

/**
 * Present value of a constant margin without end: margin · r/(1+d−r), and one margin more when the first is earned
 * now. With r = 1 that is margin/d; r = 1 and d = 0 throws `infinite_value`.
 */
export function perpetualValue(margin: number, relation: Relation): number {
  requireValid(relation, [margin]);
  const { retention, discount, firstFlow } = relation;
  const shrink = 1 - retention + discount;
  if (shrink === 0)
    throw new ModelInputError('infinite_value', 'full retention without discount is worth infinitely much');
  return margin * ((firstFlow === 'now' ? 1 : 0) + retention / shrink);
}
