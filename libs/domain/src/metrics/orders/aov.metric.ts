import { z } from 'zod';
import { meanInterval } from '../../statistics/mean.ts';
import type { OrderSum } from './cells.ts';
import { defineMetric } from '../metric.ts';
import { amountOf, inOneCurrency } from './money-parts.ts';
import { attributionRules, eventDimensions, minimumSample, owners, windowRules } from '../rules.ts';

const cdnow = (orders: number): OrderSum[] => [
  { currency: 'USD', orders, amount: 2_440_919_400n, squares: 15e6, refunds: 0, refunded: 0n },
];

export const aov = defineMetric({
  definition: {
    id: 'aov',
    version: 1,
    name: { en: 'Average order value', es: 'Valor medio del pedido' },
    explanation: {
      en: 'What one order is worth on average, in one currency.',
      es: 'Cuánto vale de media un pedido, en una sola moneda.',
    },
    formula: {
      en: 'Σ amount of completed orders ÷ completed orders; orders of value 0 count',
      es: 'Σ importe de los pedidos completados ÷ pedidos completados; los pedidos de importe 0 cuentan',
    },
    unit: 'money',
    direction: 'higher_is_better',
    denominator: {
      en: 'Completed orders of one currency. Refunds are not deducted.',
      es: 'Pedidos completados en una sola moneda. Las devoluciones no se descuentan.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {},
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Student t of the mean, 95 %; order values are skewed, so below some 100 orders it is too narrow',
      es: 't de Student de la media, 95 %; los importes son asimétricos, así que con menos de unos 100 pedidos se queda demasiado estrecho',
    },
    owner: owners.sales,
    source: 'METRICS.md M16',
  },
  reading: 'orders',
  params: z.strictObject({}),
  options: () => ({}),
  compute: (cell) =>
    inOneCurrency(cell, (sum) => {
      const amount = amountOf(sum.amount);
      if (sum.orders === 0) return { value: null, n: 0 };
      const mean = amount / sum.orders;
      const deviation2 = Math.max(0, sum.squares - sum.orders * mean * mean);
      return {
        value: mean,
        n: sum.orders,
        numerator: amount,
        denominator: sum.orders,
        interval: meanInterval({ n: sum.orders, mean, deviation2 }),
      };
    }),
  personal: true,
  goldens: [
    { name: 'CDNOW sample, a row is an order', cell: cdnow(6919), expected: '35.28' },
    { name: 'CDNOW sample, a customer-day is an order', cell: cdnow(6696), expected: '36.45' },
    { name: 'no orders', cell: [], expected: 'none' },
  ],
});
