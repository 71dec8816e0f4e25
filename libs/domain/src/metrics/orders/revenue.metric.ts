import { z } from 'zod';
import { compoundPoissonInterval } from '../../statistics/count.ts';
import { defineMetric } from '../metric.ts';
import { currencyParam, currencyText } from './currency.ts';
import { inOneCurrency } from './money-parts.ts';
import { attributionRules, eventDimensions, owners, windowRules } from '../rules.ts';

export const revenue = defineMetric({
  definition: {
    id: 'revenue',
    version: 2,
    name: { en: 'Revenue', es: 'Ingresos' },
    explanation: {
      en: 'What customers ordered, in money of one currency. Different currencies are never added up.',
      es: 'Lo que pidieron los clientes, en dinero de una sola moneda. Nunca se suman monedas distintas.',
    },
    formula: {
      en: 'Σ amount of completed orders; with refunds deducted, − Σ amount of refunds',
      es: 'Σ importe de los pedidos completados; si se descuentan las devoluciones, − Σ importe de las devoluciones',
    },
    unit: 'money',
    direction: 'higher_is_better',
    denominator: {
      en: 'None: it is a sum. Taxes and shipping are in or out as the sender counts them.',
      es: 'Ninguno: es una suma. Los impuestos y el envío entran o no según los cuente quien envía los datos.',
    },
    windowRule: {
      en: `${windowRules.eventTime.en} A refund counts on its own day, not on that of its order.`,
      es: `${windowRules.eventTime.es} Una devolución cuenta en su propio día, no en el de su pedido.`,
    },
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      refunds: {
        en: 'ignored (default) or deducted',
        es: 'ignored (no se descuentan; por defecto) o deducted (se descuentan)',
      },
      currency: currencyText,
    },
    minimumN: 0,
    intervalMethod: {
      en: 'Compound Poisson (the variance of the sum is Σ amount²), 95 %; none when refunds are deducted',
      es: 'Poisson compuesto (la varianza de la suma es Σ importe²), 95 %; ninguno si se descuentan las devoluciones',
    },
    owner: owners.sales,
    source: 'Pulso',
  },
  reading: 'orders',
  params: z.strictObject({
    refunds: z.enum(['ignored', 'deducted']).default('ignored'),
    currency: currencyParam,
  }),
  options: ({ currency }) => ({ occasion: 'order', currency }),
  compute: (cell, { refunds }) =>
    inOneCurrency(cell, ({ orders, gross, net, squares, refunds: refundCount, refunded }) => {
      const deducted = refunds === 'deducted';
      const empty = orders === 0 && (!deducted || refundCount === 0);
      return {
        value: empty ? null : deducted ? net : gross,
        n: orders,
        interval: deducted ? null : compoundPoissonInterval(gross, squares),
        parts: { orders, gross, refunds: refundCount, refunded },
      };
    }),
  personal: true,
  goldens: [
    {
      name: {
        en: 'a sum of decimals is exact to the cent',
        es: 'una suma de decimales es exacta al céntimo',
      },
      cell: [
        { currency: 'GBP', orders: 18532, amount: 89_114_079_040n, squares: 9e9, refunds: 0, refunded: 0n },
      ],
      expected: '8911407.904',
    },
    {
      name: { en: 'refunds are deducted when asked', es: 'los reembolsos se restan si se pide' },
      cell: [
        { currency: 'EUR', orders: 2, amount: 3_000_000n, squares: 50_000, refunds: 1, refunded: 1_000_000n },
      ],
      params: { refunds: 'deducted' },
      expected: '200.00',
    },
    {
      name: {
        en: 'kronor and dollars in euros, each at its day’s rate; one order has none',
        es: 'coronas y dólares en euros, cada uno al cambio de su día; un pedido no lo tiene',
      },
      cell: [
        {
          ...{ currency: 'SEK', orders: 1, amount: 10_000_000n, squares: 1e6, refunds: 0, refunded: 0n },
          worth: { money: 'EUR', amount: 90, squares: 8100, refunded: 0, missing: 1 },
        },
        {
          ...{ currency: 'USD', orders: 1, amount: 100_000n, squares: 100, refunds: 0, refunded: 0n },
          worth: { money: 'EUR', amount: 9, squares: 81, refunded: 0, missing: 0 },
        },
      ],
      params: { currency: 'EUR' },
      expected: '99.00',
    },
    {
      name: {
        en: '26,400 yen and 1,000 dollars are no number',
        es: '26.400 yenes y 1.000 dólares no son un número',
      },
      cell: [
        { currency: 'JPY', orders: 1, amount: 264_000_000n, squares: 1, refunds: 0, refunded: 0n },
        { currency: 'USD', orders: 1, amount: 10_000_000n, squares: 1, refunds: 0, refunded: 0n },
      ],
      expected: 'none',
    },
  ],
});
