import { aliveProbability } from '../bg-nbd/alive.ts';
import { perTiming, posterior } from '../bg-nbd/expected-purchases.ts';
import type { BgNbdParams } from '../bg-nbd/params.ts';
import { purchaseGrowth } from '../bg-nbd/purchase-growth.ts';
import { customersIn, type CustomerHistories } from '../customer-history.ts';
import { expectedSpend } from '../gamma-gamma/expected-spend.ts';
import type { GammaGammaParams } from '../gamma-gamma/params.ts';
import { ModelInputError } from '../model-error.ts';
import { lengthIn, type Span, type TimeUnit } from '../time-unit.ts';
import { ratePerPeriod, type DiscountRate } from './discount-rate.ts';

/** How far ahead to look: `periods` of equal length in the unit of the model, each discounted as a whole. */
export interface Outlook<U extends TimeUnit = TimeUnit> {
  /** One period: 1 week, or 4.345 weeks for a month (`convertSpan`). */
  period: Span<U>;
  periods: number;
  discount: DiscountRate;
}

const mostPeriods = 10_000;

/**
 * Predicted CLTV of every customer over the outlook, in the money of m and of margin or revenue as m is:
 * E[M | x, m] · Σₖ (Y(k) − Y(k−1))/(1+d)ᵏ, where Y(k) are the purchases expected by the end of period k and d is
 * the discount of one period (Fader, Hardie & Lee 2005; Fader & Hardie 2013). Money already spent is not in it.
 */
export function predictedValues<U extends TimeUnit>(
  purchases: BgNbdParams<U>,
  spend: GammaGammaParams,
  histories: CustomerHistories<NoInfer<U>>,
  { period, periods, discount }: Outlook<NoInfer<U>>,
): number[] {
  const length = lengthIn(purchases.per, period, 'the period');
  if (!Number.isSafeInteger(periods) || periods < 1 || periods > mostPeriods)
    throw new ModelInputError('invalid_input', `periods must be 1 to ${mostPeriods}, not ${periods}`);
  const rate = ratePerPeriod(discount, period);
  const customers = customersIn(purchases.per, histories);
  const spends = expectedSpend(spend, customers);
  const discounted = perTiming(({ x, T }) => {
    const alive = posterior(purchases, { x, T });
    let before = 0;
    let sum = 0;
    for (let k = 1; k <= periods; k += 1) {
      const until = purchaseGrowth(alive, k * length);
      sum += (until - before) / (1 + rate) ** k;
      before = until;
    }
    return sum;
  });
  return customers.map(
    (customer, index) => (spends[index] ?? 0) * aliveProbability(purchases, customer) * discounted(customer),
  );
}
