import { asObject, labelOf, valueOf } from './message.ts';

/** Segment's documents: an event with money and no currency is in US dollars. */
const assumedCurrency = 'USD';
const decimal = /^\s*(-?\d{1,14}(?:\.\d+)?)\s*$/;

type Properties = Record<string, unknown>;

/** `total`, else `revenue`, else `value`, else the sum of the products. A completed order without any is refused by the contract. */
export function orderMoney(properties: Properties): unknown {
  return money(valueOf(properties, 'total', 'revenue', 'value') ?? productTotal(properties), properties);
}

/** Cancelled orders and full refunds often come without an amount: 0, so that the event still reaches the timeline. */
export function moneyOrZero(properties: Properties): unknown {
  return money(
    valueOf(properties, 'total', 'revenue', 'value', 'refund') ?? productTotal(properties) ?? 0,
    properties,
  );
}

function money(amount: unknown, properties: Properties): unknown {
  const currency = labelOf(properties, 'currency')?.toUpperCase() ?? assumedCurrency;
  return { amount: typeof amount === 'string' ? (toNumber(amount) ?? amount) : amount, currency };
}

function toNumber(text: string): number | undefined {
  const digits = decimal.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function productTotal({ products }: Properties): number | undefined {
  if (!Array.isArray(products)) return undefined;
  let total: number | undefined;
  for (const product of products.map(asObject)) {
    const price = Number(valueOf(product, 'price') ?? Number.NaN);
    const quantity = Number(valueOf(product, 'quantity') ?? 1);
    if (Number.isFinite(price * quantity)) total = (total ?? 0) + price * quantity;
  }
  return total;
}
