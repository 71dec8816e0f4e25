import { customersIn, type CustomerHistories, type CustomerHistory } from '../customer-history.ts';
import { lengthIn, type Span, type TimeUnit } from '../time-unit.ts';
import { aliveProbability } from './alive.ts';
import type { BgNbdNumbers, BgNbdParams } from './params.ts';
import { purchaseGrowth } from './purchase-growth.ts';

/** The model of a customer of whom it is known that x purchases were made by T and that nobody left. */
export function posterior(
  { r, alpha, a, b }: BgNbdNumbers,
  { x, T }: Pick<CustomerHistory, 'x' | 'T'>,
): BgNbdNumbers {
  return { r: r + x, alpha: alpha + T, a, b: b + x };
}

/** E[X(t)]: repeat purchases of a new customer in a span after the first purchase. */
export function expectedPurchases<U extends TimeUnit>(
  params: BgNbdParams<U>,
  span: Span<NoInfer<U>>,
): number {
  return purchaseGrowth(params, lengthIn(params.per, span, 'the span'));
}

/**
 * E[Y(t) | x, tx, T] of every customer: purchases in a span after the end of the calibration, P(alive) times what
 * one who is alive will buy (Fader, Hardie & Lee 2005, eq. 10).
 */
export function expectedFuturePurchases<U extends TimeUnit>(
  params: BgNbdParams<U>,
  histories: CustomerHistories<NoInfer<U>>,
  span: Span<NoInfer<U>>,
): number[] {
  const length = lengthIn(params.per, span, 'the span');
  return customersIn(params.per, histories).map(
    (customer) => aliveProbability(params, customer) * purchaseGrowth(posterior(params, customer), length),
  );
}

/**
 * Repeat purchases that all customers together are expected to have made by the end of each span since `origin`.
 * `starts` are the first purchases, each as a length since the origin: whoever starts later does not count yet.
 */
export function expectedCumulativePurchases<U extends TimeUnit>(
  params: BgNbdParams<U>,
  starts: readonly number[],
  ends: readonly Span<NoInfer<U>>[],
): number[] {
  const cohorts = new Map<number, number>();
  for (const start of starts) cohorts.set(start, (cohorts.get(start) ?? 0) + 1);
  return ends.map((end) => {
    const until = lengthIn(params.per, end, 'the end');
    return [...cohorts].reduce(
      (sum, [start, count]) => (start < until ? sum + count * purchaseGrowth(params, until - start) : sum),
      0,
    );
  });
}
