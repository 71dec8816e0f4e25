import type { OrderSum } from './cells.ts';
import type { Measure } from '../metric.ts';

const perUnit = 10_000;

/** Ten-thousandths as an amount: the nearest double to the exact decimal, e.g. 8911407.9. */
export function amountOf(tenThousandths: bigint): number {
  return Number(tenThousandths) / perUnit;
}

/** How many orders there were, in whatever currency. */
export const ordersOf = (sums: readonly OrderSum[]): number =>
  sums.reduce((count, { orders }) => count + orders, 0);

/**
 * Runs a computation that needs one currency. With several it has no value: their amounts stand in the parts, one
 * for each, and the warning says how to ask.
 */
export function inOneCurrency(sums: readonly OrderSum[], compute: (sum: OrderSum) => Measure): Measure {
  const [only, ...others] = sums;
  if (!only) return { value: null, n: 0 };
  if (others.length === 0) return { ...compute(only), unit: only.currency };
  const currencies = sums.map(({ currency }) => currency);
  const message = `Orders in ${currencies.join(', ')} do not add up: filter or group by currency.`;
  return {
    value: null,
    n: ordersOf(sums),
    parts: Object.fromEntries(sums.map(({ currency, amount }) => [`amount_${currency}`, amountOf(amount)])),
    warnings: [{ code: 'mixed_currencies', message }],
  };
}
