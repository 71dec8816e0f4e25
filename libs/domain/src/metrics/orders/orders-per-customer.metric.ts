import { z } from 'zod';
import { meanInterval } from '../../statistics/mean.ts';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, minimumSample, owners, windowRules } from '../rules.ts';
import { occasionParam, occasionText, purchaseParams, purchaseParamTexts } from './purchases.ts';

export const ordersPerCustomer = defineMetric({
  definition: {
    id: 'orders_per_customer',
    version: 1,
    name: { en: 'Orders per customer', es: 'Pedidos por cliente' },
    explanation: {
      en: 'How often one customer bought on average.',
      es: 'Cuántas veces compró de media un cliente.',
    },
    formula: {
      en: 'purchases of known people ÷ people with a purchase',
      es: 'compras de personas conocidas ÷ personas con alguna compra',
    },
    unit: 'ratio',
    direction: 'higher_is_better',
    denominator: {
      en: 'People with a purchase in the window; purchases of nobody known are left out.',
      es: 'Personas con una compra en la ventana; las compras de nadie conocido quedan fuera.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: { occasion: occasionText, ...purchaseParamTexts },
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Student t of the mean over customers, 95 %',
      es: 't de Student de la media sobre los clientes, 95 %',
    },
    owner: owners.sales,
    source: 'Pulso',
  },
  reading: 'repeats',
  params: z.strictObject({ occasion: occasionParam.default('order'), ...purchaseParams }),
  options: (params) => params,
  compute({ customers: n, repeaters, occasions, squares }) {
    if (n === 0) return { value: null, n };
    const mean = occasions / n;
    return {
      value: mean,
      n,
      numerator: occasions,
      denominator: n,
      interval: meanInterval({ n, mean, deviation2: Math.max(0, squares - occasions * mean) }),
      parts: { repeaters },
    };
  },
  personal: true,
  goldens: [
    {
      name: {
        en: 'Online Retail, 18,532 orders of 4,338 customers',
        es: 'Online Retail, 18.532 pedidos de 4.338 clientes',
      },
      cell: { customers: 4338, repeaters: 2845, occasions: 18_532, squares: 336_194 },
      expected: '4.27201',
    },
    {
      name: { en: 'one bought once and one three times', es: 'uno compró una vez y otro tres' },
      cell: { customers: 2, repeaters: 1, occasions: 4, squares: 10 },
      expected: '2 [-10.71, 14.71]',
    },
    {
      name: { en: 'nobody bought', es: 'nadie compró' },
      cell: { customers: 0, repeaters: 0, occasions: 0, squares: 0 },
      expected: 'none',
    },
  ],
});
