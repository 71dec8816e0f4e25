import { aliveProbabilities } from '../bg-nbd/alive.ts';
import { expectedFuturePurchases } from '../bg-nbd/expected-purchases.ts';
import type { BgNbdParams } from '../bg-nbd/params.ts';
import type { GammaGammaParams } from '../gamma-gamma/params.ts';
import { predictedValues } from '../lifetime-value/predicted-value.ts';
import type { CustomerHistory } from '../customer-history.ts';
import { daysPer } from '../time-unit.ts';

/** How far to look ahead, and what later money is worth. */
export interface ValueHorizon {
  weeks: number;
  /** A year, 0.15 for 15 %. */
  discountRate: number;
}

const daysAWeek = 7;

/**
 * Of each history P(alive), the purchase days expected in the horizon and their discounted value; week by week, at
 * 52 weeks a year. Times in the unit of the model. Throws ModelInputError `infinite_mean`.
 */
export function valueHistories(
  purchases: BgNbdParams,
  spend: GammaGammaParams | null,
  customers: readonly CustomerHistory[],
  { weeks, discountRate }: ValueHorizon,
): { alive: number[]; expected: number[]; values: number[] | null } {
  const histories = { per: purchases.per, customers, medianGap: null };
  const week = { length: daysAWeek / daysPer(purchases.per), unit: purchases.per };
  const discount = { rate: discountRate, per: 'year' } as const;
  return {
    alive: aliveProbabilities(purchases, histories),
    expected: expectedFuturePurchases(purchases, histories, { ...week, length: week.length * weeks }),
    values: spend && predictedValues(purchases, spend, histories, { period: week, periods: weeks, discount }),
  };
}
