import type { DatedEvent } from '../dataset.ts';

/** One line of the purchase log: a customer, a day, how many CDs and for how much. */
export interface Purchase {
  customerId: string;
  /** `YYYYMMDD`. */
  day: string;
  cds: string;
  dollars: string;
}

/**
 * Reads `00004 0001 19970101  2   29.33` (the sample: master id, sample id, day, CDs, dollars) or the same without the
 * sample id (the master file). A heading is no purchase: undefined.
 */
export function readPurchase(line: string): Purchase | undefined {
  const [dollars = '', cds = '', day = '', customerId = ''] = line.split(/[\s,]+/).reverse();
  return /^\d{8}$/.test(day) && customerId !== '' ? { customerId, day, cds, dollars } : undefined;
}

/** The purchase as an order of its own; `ordinal` tells apart those of one customer and day. */
export function orderOf({ customerId, day, cds, dollars }: Purchase, ordinal: number): DatedEvent<'order'> {
  const id = `${customerId}:${day}:${ordinal}`;
  return {
    kind: 'order',
    messageId: `cdnow:${id}`,
    occurredAt: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00Z`,
    name: 'Order completed',
    source: 'cdnow',
    channel: 'web',
    area: 'sales',
    stage: 'sale',
    touchpoint: 'checkout',
    customer: { id: customerId },
    money: { amount: dollars, currency: 'USD' },
    order: { id, action: 'completed' },
    properties: { cds },
  };
}
