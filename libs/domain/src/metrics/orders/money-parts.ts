import type { Measure } from '../metric.ts';
import type { OrderSum } from './cells.ts';
import { missingRates, mixedCurrencies } from './currency.ts';

const perUnit = 10_000;

/** Ten-thousandths as an amount: the nearest double to the exact decimal, e.g. 8911407.9. */
function amountOf(tenThousandths: bigint): number {
  return Number(tenThousandths) / perUnit;
}

/** How many orders there were, in whatever currency. */
export const ordersOf = (sums: readonly OrderSum[]): number =>
  sums.reduce((count, { orders }) => count + orders, 0);

/** Orders and refunds in money of one currency. */
interface MoneySum {
  orders: number;
  gross: number;
  /** Gross less refunds. */
  net: number;
  /** Σ amount² of the orders. */
  squares: number;
  refunds: number;
  refunded: number;
}

function told(sum: OrderSum): MoneySum {
  const { orders, amount, squares, refunds, refunded } = sum;
  const [gross, net] = [amountOf(amount), amountOf(amount - refunded)];
  return { orders, gross, net, squares, refunds, refunded: amountOf(refunded) };
}

function added(sums: readonly OrderSum[]): MoneySum {
  const total = { orders: 0, gross: 0, net: 0, squares: 0, refunds: 0, refunded: 0 };
  for (const { orders, refunds, worth } of sums) {
    total.orders += orders;
    total.refunds += refunds;
    total.gross += worth?.amount ?? 0;
    total.squares += worth?.squares ?? 0;
    total.refunded += worth?.refunded ?? 0;
  }
  return { ...total, net: total.gross - total.refunded };
}

const originals = (sums: readonly OrderSum[]): Record<string, number> =>
  Object.fromEntries(sums.map(({ currency, amount }) => [`amount_${currency}`, amountOf(amount)]));

/**
 * Runs a computation that needs one currency: the only one there is, or the one that amounts were converted to, with
 * the original amounts in the parts. With several it has no value: the warning says how to ask.
 */
export function inOneCurrency(sums: readonly OrderSum[], compute: (sum: MoneySum) => Measure): Measure {
  const [first] = sums;
  if (!first) return { value: null, n: 0 };
  const currencies = [...new Set(sums.map(({ currency, worth }) => worth?.money ?? currency))];
  if (currencies.length > 1)
    return {
      value: null,
      n: ordersOf(sums),
      parts: originals(sums),
      warnings: [mixedCurrencies(currencies)],
    };
  const { worth } = first;
  if (!worth) return { ...compute(told(first)), unit: first.currency };
  const measure = compute(added(sums));
  const missing = sums.reduce((count, sum) => count + (sum.worth?.missing ?? 0), 0);
  return {
    ...measure,
    unit: worth.money,
    parts: { ...measure.parts, ...originals(sums) },
    warnings: [...(measure.warnings ?? []), ...missingRates(missing, worth.money)],
  };
}
