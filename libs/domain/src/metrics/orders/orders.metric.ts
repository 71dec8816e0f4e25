import { z } from 'zod';
import { poissonInterval } from '../../statistics/count.ts';
import { defineMetric } from '../metric.ts';
import { ordersOf } from './money-parts.ts';
import { attributionRules, eventDimensions, intervalMethods, owners, windowRules } from '../rules.ts';

export const orders = defineMetric({
  definition: {
    id: 'orders',
    version: 1,
    name: { en: 'Orders', es: 'Pedidos' },
    explanation: { en: 'How many orders were completed.', es: 'Cuántos pedidos se completaron.' },
    formula: { en: 'count of completed orders', es: 'número de pedidos completados' },
    unit: 'count',
    direction: 'higher_is_better',
    denominator: {
      en: 'None: it is a count. An order that is refunded later stays an order.',
      es: 'Ninguno: es un recuento. Un pedido que se devuelve después sigue siendo un pedido.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {},
    minimumN: 0,
    intervalMethod: intervalMethods.poisson,
    owner: owners.sales,
    source: 'Pulso',
  },
  reading: 'orders',
  params: z.strictObject({}),
  options: () => ({ occasion: 'order', currency: '' }),
  compute(cell) {
    const n = ordersOf(cell);
    const refunds = cell.reduce((count, sum) => count + sum.refunds, 0);
    return { value: n > 0 ? n : null, n, numerator: n, interval: poissonInterval(n), parts: { refunds } };
  },
  personal: false,
  goldens: [
    {
      name: { en: 'orders add up across currencies', es: 'los pedidos se suman entre monedas' },
      cell: ['EUR', 'GBP'].map((currency) => ({
        currency,
        orders: 50,
        amount: 1n,
        squares: 1,
        refunds: 1,
        refunded: 1n,
      })),
      expected: '100 [81.36, 121.63]',
    },
    { name: { en: 'no orders', es: 'sin pedidos' }, cell: [], expected: 'none' },
  ],
});
