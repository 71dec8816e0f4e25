import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { percentOf } from '../rates.ts';
import {
  attributionRules,
  eventDimensions,
  intervalMethods,
  minimumSample,
  owners,
  windowRules,
} from '../rules.ts';
import { occasionParam, occasionText, purchaseParams, purchaseParamTexts } from './purchases.ts';

export const repurchaseRate = defineMetric({
  definition: {
    id: 'repurchase_rate',
    version: 1,
    name: { en: 'Repurchase rate', es: 'Tasa de recompra' },
    explanation: {
      en: 'Of those who bought, the share who bought at least twice.',
      es: 'De quienes compraron, qué parte compró al menos dos veces.',
    },
    formula: {
      en: '100 × customers with ≥ 2 purchases ÷ customers with ≥ 1',
      es: '100 × clientes con ≥ 2 compras ÷ clientes con ≥ 1',
    },
    unit: '%',
    direction: 'higher_is_better',
    denominator: {
      en: 'People with a purchase in the window. An order that is told twice counts once.',
      es: 'Personas con una compra en la ventana. Un pedido del que se informa dos veces cuenta una.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: { occasion: occasionText, ...purchaseParamTexts },
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.sales,
    source: 'Pulso; figures of CDNOW (Fader & Hardie)',
  },
  reading: 'repeats',
  params: z.strictObject({ occasion: occasionParam.default('order'), ...purchaseParams }),
  options: (params) => params,
  compute: ({ customers, repeaters, occasions }) => ({
    ...percentOf(repeaters, customers),
    parts: { once: customers - repeaters, repeaters, occasions },
  }),
  personal: true,
  goldens: [
    {
      name: {
        en: 'CDNOW sample, 78 weeks by purchase day',
        es: 'muestra de CDNOW, 78 semanas por día de compra',
      },
      cell: { customers: 2357, repeaters: 1139, occasions: 6696, squares: 0 },
      params: { occasion: 'day' },
      expected: '48.3241 [46.31, 50.34]',
    },
    {
      name: {
        en: 'CDNOW sample, the 39 weeks of calibration',
        es: 'muestra de CDNOW, las 39 semanas de calibración',
      },
      cell: { customers: 2357, repeaters: 946, occasions: 4814, squares: 0 },
      params: { occasion: 'day' },
      expected: '40.14 [38.17, 42.13]',
    },
    {
      name: { en: 'nobody bought', es: 'nadie compró' },
      cell: { customers: 0, repeaters: 0, occasions: 0, squares: 0 },
      expected: 'none',
    },
  ],
});
