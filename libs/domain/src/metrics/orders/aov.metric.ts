import { z } from 'zod';
import { meanInterval } from '../../statistics/mean.ts';
import type { OrderSum } from './cells.ts';
import { defineMetric } from '../metric.ts';
import { currencyParam, currencyText } from './currency.ts';
import { inOneCurrency } from './money-parts.ts';
import { occasionParam, occasionText } from './purchases.ts';
import { attributionRules, eventDimensions, minimumSample, owners, windowRules } from '../rules.ts';

const cdnow = (orders: number): OrderSum[] => [
  { currency: 'USD', orders, amount: 2_440_919_400n, squares: 15e6, refunds: 0, refunded: 0n },
];

export const aov = defineMetric({
  definition: {
    id: 'aov',
    version: 2,
    name: { en: 'Average order value', es: 'Valor medio del pedido' },
    explanation: {
      en: 'What one order is worth on average, in one currency.',
      es: 'Cuánto vale de media un pedido, en una sola moneda.',
    },
    formula: {
      en: 'Σ amount of completed orders (− Σ refunds, when deducted) ÷ completed orders; orders of value 0 count',
      es: 'Σ importe de los pedidos completados (− Σ devoluciones, si se descuentan) ÷ pedidos completados; los pedidos de importe 0 cuentan',
    },
    unit: 'money',
    direction: 'higher_is_better',
    denominator: {
      en: 'Completed orders of one currency, or customer-days: what an order is decides the value. Taxes are in or out as the sender counts them.',
      es: 'Pedidos completados en una sola moneda, o días de cliente: lo que se entienda por pedido decide el valor. Los impuestos entran o no según los cuente quien envía los datos.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      occasion: occasionText,
      refunds: {
        en: 'ignored (default) or deducted: those of the window, on their own day',
        es: 'ignored (no se descuentan; por defecto) o deducted (se descuentan las de la ventana, en su propio día)',
      },
      currency: currencyText,
    },
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Student t of the mean, 95 %; order values are skewed, so below some 100 orders it is too narrow; none with refunds deducted',
      es: 't de Student de la media, 95 %; los importes son asimétricos, así que con menos de unos 100 pedidos se queda demasiado estrecho; ninguno con las devoluciones descontadas',
    },
    owner: owners.sales,
    source: 'Pulso; figures of CDNOW (Fader & Hardie)',
  },
  reading: 'orders',
  params: z.strictObject({
    occasion: occasionParam.default('order'),
    refunds: z.enum(['ignored', 'deducted']).default('ignored'),
    currency: currencyParam,
  }),
  options: ({ occasion, currency }) => ({ occasion, currency }),
  compute: (cell, { refunds }) =>
    inOneCurrency(cell, ({ orders: n, gross, net, squares, refunded }) => {
      if (n === 0) return { value: null, n };
      const mean = gross / n;
      const deviation2 = Math.max(0, squares - n * mean * mean);
      const isNet = refunds === 'deducted';
      return {
        value: isNet ? net / n : mean,
        n,
        numerator: isNet ? net : gross,
        denominator: n,
        interval: isNet ? null : meanInterval({ n, mean, deviation2 }),
        parts: { gross, refunded },
      };
    }),
  personal: true,
  goldens: [
    {
      name: { en: 'CDNOW sample, a row is an order', es: 'muestra de CDNOW, cada fila es un pedido' },
      cell: cdnow(6919),
      expected: '35.28',
    },
    {
      name: {
        en: 'CDNOW sample, a customer-day is an order',
        es: 'muestra de CDNOW, cada cliente y día es un pedido',
      },
      cell: cdnow(6696),
      expected: '36.45',
    },
    {
      name: { en: 'net of refunds', es: 'descontados los reembolsos' },
      cell: [
        { currency: 'EUR', orders: 4, amount: 4_000_000n, squares: 4e4, refunds: 1, refunded: 1_000_000n },
      ],
      params: { refunds: 'deducted' },
      expected: '75.00',
    },
    { name: { en: 'no orders', es: 'sin pedidos' }, cell: [], expected: 'none' },
  ],
});
