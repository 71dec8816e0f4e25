import type { EventInput } from '@pulso/contract';
import type { DatedEvent } from '../dataset.ts';
import type { OlistOrder } from './order.ts';
import { sumOf } from './tables.ts';

const currency = 'BRL';
/** Orders that brought no sale, whatever was paid for them. */
const lostStatuses = new Set(['canceled', 'unavailable']);

/**
 * An order as what the customer went through (purchased, approved, handed to carrier, delivered), what he paid in which
 * way, and the sale itself: worth the sum of its payments, completed unless it was lost or has no payment.
 */
export function orderEvents(order: OlistOrder): EventInput[] {
  return [...touchpointsOf(order), ...paymentsOf(order), saleOf(order)];
}

function touchpointsOf(order: OlistOrder): DatedEvent<'touchpoint'>[] {
  const steps = [
    { name: 'purchased', at: order.purchasedAt, area: 'sales', stage: 'sale' },
    { name: 'approved', at: order.approvedAt, area: 'finance', stage: 'sale' },
    { name: 'handed to carrier', at: order.handedOverAt, area: 'logistics', stage: 'delivery' },
    { name: 'delivered', at: order.deliveredAt, area: 'logistics', stage: 'delivery' },
  ];
  return steps.flatMap(({ name, at, area, stage }): DatedEvent<'touchpoint'>[] =>
    at === undefined
      ? []
      : [
          {
            kind: 'touchpoint',
            ...envelopeOf(order, name, at),
            name,
            area,
            stage,
            touchpoint: name,
            properties: name === 'purchased' ? withValue(order) : order.properties,
          },
        ],
  );
}

function withValue(order: OlistOrder): Record<string, string> {
  const { properties, items, paid } = order;
  return {
    ...properties,
    items: String(items.length),
    items_value: sumOf(items.flatMap(({ price, freight_value }) => [price, freight_value])),
    ...(paid === undefined ? {} : { paid }),
  };
}

function paymentsOf(order: OlistOrder): DatedEvent<'touchpoint'>[] {
  return order.payments.map((payment, index) => ({
    kind: 'touchpoint',
    ...envelopeOf(order, `paid:${index + 1}`, order.approvedAt ?? order.purchasedAt),
    name: 'paid',
    area: 'finance',
    stage: 'sale',
    touchpoint: 'payment',
    properties: {
      ...order.properties,
      payment_type: payment.payment_type ?? '',
      payment_value: payment.payment_value ?? '',
      installments: payment.payment_installments ?? '',
    },
  }));
}

function saleOf(order: OlistOrder): DatedEvent<'order'> {
  const { id, status, items, paid, purchasedAt } = order;
  const unpaid = paid === undefined ? 'updated' : 'completed';
  return {
    kind: 'order',
    ...envelopeOf(order, 'order', purchasedAt),
    name: 'Order placed',
    area: 'sales',
    stage: 'sale',
    touchpoint: 'checkout',
    money: { amount: paid ?? '0', currency },
    order: {
      id,
      action: lostStatuses.has(status) ? 'cancelled' : unpaid,
      items: items.map(({ product_id, seller_id, price, freight_value }) => ({
        sku: product_id,
        seller: seller_id,
        price,
        freight: freight_value,
      })),
    },
    properties: order.properties,
  };
}

function envelopeOf({ id, customerId }: OlistOrder, step: string, at: string) {
  return {
    messageId: `olist:${id}:${step}`,
    occurredAt: at,
    source: 'olist',
    channel: 'marketplace',
    customer: { id: customerId },
  };
}
