import { customersIn, type CustomerHistories, type CustomerHistory } from '../customer-history.ts';
import { lengthIn, type Span, type TimeUnit } from '../time-unit.ts';
import { aliveProbability } from './alive.ts';
import type { BgNbdNumbers, BgNbdParams } from './params.ts';
import { purchaseGrowth } from './purchase-growth.ts';

/** Spans closer to each other than a millionth of a unit are the same. */
const spanParts = 1e6;

/** The model of a customer of whom it is known that x purchases were made by T and that nobody left. */
export function posterior(
  { r, alpha, a, b }: BgNbdNumbers,
  { x, T }: Pick<CustomerHistory, 'x' | 'T'>,
): BgNbdNumbers {
  return { r: r + x, alpha: alpha + T, a, b: b + x };
}

/** What depends on x and T alone, computed once for each pair of them: customers by the thousand share a pair. */
export function perTiming(
  compute: (timing: Pick<CustomerHistory, 'x' | 'T'>) => number,
): (timing: Pick<CustomerHistory, 'x' | 'T'>) => number {
  const known = new Map<string, number>();
  return ({ x, T }) => {
    const key = `${x}|${T}`;
    const value = known.get(key) ?? compute({ x, T });
    known.set(key, value);
    return value;
  };
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
  const ifAlive = perTiming((timing) => purchaseGrowth(posterior(params, timing), length));
  return customersIn(params.per, histories).map(
    (customer) => aliveProbability(params, customer) * ifAlive(customer),
  );
}

/**
 * Repeat purchases that all customers together are expected to have made by the end of each span since `origin`.
 * `starts` are first purchases, as a length since the origin and how many: whoever starts later does not count yet.
 */
export function expectedCumulativePurchases<U extends TimeUnit>(
  params: BgNbdParams<U>,
  starts: readonly (readonly [start: number, customers: number])[],
  ends: readonly Span<NoInfer<U>>[],
): number[] {
  // Starts and ends are days mostly, so the same spans come up again and again.
  const known = new Map<number, number>();
  const growth = (length: number): number => {
    const key = Math.round(length * spanParts);
    const value = known.get(key) ?? purchaseGrowth(params, length);
    known.set(key, value);
    return value;
  };
  return ends.map((end) => {
    const until = lengthIn(params.per, end, 'the end');
    return starts.reduce(
      (sum, [start, count]) => (start < until ? sum + count * growth(until - start) : sum),
      0,
    );
  });
}
