import { z } from 'zod';
import { meanInterval } from '../../statistics/mean.ts';
import { defineMetric } from '../metric.ts';
import { currencyParam, currencyText } from '../orders/currency.ts';
import { eventDimensions, minimumSample, owners } from '../rules.ts';
import {
  basisParams,
  basisTexts,
  bothSides,
  inMoney,
  lifetimeRules,
  noLifetimes,
  shareOf,
} from './lifetime.ts';

const retail = { ...noLifetimes, customers: 4338, worth: 8_911_407.904, squares: 4e11, currencies: ['GBP'] };

export const cltvHistoric = defineMetric({
  definition: {
    id: 'cltv_historic',
    version: 1,
    name: { en: 'Customer value to date', es: 'Valor del cliente hasta la fecha' },
    explanation: {
      en: 'What a customer has brought so far, on average.',
      es: 'Cuánto ha aportado hasta ahora un cliente, de media.',
    },
    formula: {
      en: 'Σ amount of completed orders (× margin share, when asked) ÷ customers; refunds are not deducted',
      es: 'Σ importe de los pedidos completados (× margen, si se pide) ÷ clientes; las devoluciones no se descuentan',
    },
    unit: 'money',
    direction: 'higher_is_better',
    denominator: {
      en: 'People whose first order lies in the window. Orders of nobody known are left out.',
      es: 'Personas cuyo primer pedido cae en la ventana. Los pedidos de nadie conocido quedan fuera.',
    },
    windowRule: lifetimeRules.window,
    attributionRule: lifetimeRules.attribution,
    dimensions: eventDimensions,
    params: { ...basisTexts, currency: currencyText },
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Student t of the mean over customers, 95 %; values are skewed, so with few customers it is too narrow',
      es: 't de Student de la media sobre los clientes, 95 %; los valores son asimétricos, así que con pocos clientes se queda estrecho',
    },
    owner: owners.sales,
    source: 'Pulso',
  },
  reading: 'lifetimes',
  params: z.strictObject({ ...basisParams, currency: currencyParam }),
  options: ({ currency }) => ({ currency, discountRate: 0 }),
  compute(cell, { currency, ...params }) {
    const money = inMoney(cell, currency);
    if ('refused' in money) return money.refused;
    const { customers: n, worth, squares } = cell;
    if (n === 0) return { value: null, n };
    const share = shareOf(params);
    const mean = (share * worth) / n;
    const deviation2 = Math.max(0, share * share * squares - n * mean * mean);
    return {
      ...{ value: mean, n, numerator: share * worth, denominator: n, ...money },
      interval: meanInterval({ n, mean, deviation2 }),
      parts: bothSides(worth / n, params.margin),
    };
  },
  personal: true,
  goldens: [
    {
      name: { en: 'Online Retail, 4,338 customers', es: 'Online Retail, 4.338 clientes' },
      cell: retail,
      expected: '2054.2665',
    },
    {
      name: { en: 'CDNOW sample, 2,357 customers', es: 'muestra de CDNOW, 2.357 clientes' },
      cell: { ...noLifetimes, customers: 2357, worth: 244_091.94, squares: 8e7, currencies: ['USD'] },
      expected: '103.56',
    },
    {
      name: { en: 'a margin of 40 %', es: 'un margen del 40 %' },
      cell: retail,
      params: { basis: 'margin', margin: 0.4 },
      expected: '821.7066',
    },
    {
      name: { en: 'pounds and yen', es: 'libras y yenes' },
      cell: { ...retail, currencies: ['GBP', 'JPY'] },
      expected: 'none',
    },
    { name: { en: 'nobody bought', es: 'nadie compró' }, cell: noLifetimes, expected: 'none' },
  ],
});
