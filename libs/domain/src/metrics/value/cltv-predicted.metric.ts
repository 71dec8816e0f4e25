import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, owners } from '../rules.ts';
import { predictValue } from './predict-value.ts';
import { historyOptions, historyParams, historyParamTexts, historyWindow } from './history-params.ts';
import { madeUpHistories } from './made-up-histories.ts';

export const cltvPredicted = defineMetric({
  definition: {
    id: 'cltv_predicted',
    version: 1,
    name: { en: 'Predicted lifetime value', es: 'Valor previsto del cliente' },
    explanation: {
      en: 'What one customer is expected to buy from now on, in today’s money, judging by how customers have bought so far.',
      es: 'Cuánto se espera que compre un cliente de ahora en adelante, en dinero de hoy, según han comprado hasta ahora los clientes.',
    },
    formula: {
      en: 'mean over customers of E[M | x, m] · Σₖ (Y(k) − Y(k−1))/(1+d)^k by week, with purchases Y from BG/NBD and spend M from Gamma-Gamma, both fitted to the orders of the window; money already spent is not in it',
      es: 'media entre clientes de E[M | x, m] · Σₖ (Y(k) − Y(k−1))/(1+d)^k por semanas, con las compras Y de BG/NBD y el gasto M de Gamma-Gamma, ambos ajustados a los pedidos de la ventana; lo ya gastado no entra',
    },
    unit: 'money',
    direction: 'higher_is_better',
    denominator: {
      en: 'People with an order in the window up to the end of the calibration. Fewer than 200, or less history than three median gaps, and there is no value: ask for cltv_historic or cltv_present_value.',
      es: 'Personas con un pedido en la ventana hasta el final de la calibración. Con menos de 200, o con menos historia que tres intervalos medianos entre compras, no hay valor: usa cltv_historic o cltv_present_value.',
    },
    windowRule: historyWindow,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      ...historyParamTexts,
      horizon_weeks: {
        en: 'how far to look ahead, 1 to 520 weeks (default 52, a year)',
        es: 'cuánto mirar hacia delante, de 1 a 520 semanas (por defecto 52, un año)',
      },
      discount_rate: {
        en: 'a year, 0.15 (default) for 15 %',
        es: 'anual, 0.15 (por defecto) es el 15 %',
      },
    },
    minimumN: 200,
    intervalMethod: {
      en: 'None. The standard errors and the back-test are at GET /api/models/bg-nbd-gamma-gamma',
      es: 'Ninguno. Los errores estándar y la comprobación están en GET /api/models/bg-nbd-gamma-gamma',
    },
    owner: owners.sales,
    source: 'Fader, Hardie & Lee 2005; Fader & Hardie 2013',
  },
  reading: 'histories',
  params: z.strictObject({
    ...historyParams,
    horizon_weeks: z.number().int().min(1).max(520).default(52),
    discount_rate: z.number().min(0).max(10).default(0.15),
  }),
  options: (params) => historyOptions(params),
  compute: (table, params, { lastGood }) => predictValue(table, params, lastGood),
  personal: true,
  heavy: true,
  goldens: [
    {
      name: {
        en: 'made-up orders of 600 customers, 52 weeks at 15 %',
        es: 'pedidos inventados de 600 clientes, 52 semanas al 15 %',
      },
      cell: madeUpHistories(),
      expected: '46.69',
    },
    {
      name: { en: 'too few customers', es: 'demasiado pocos clientes' },
      cell: madeUpHistories(0.1),
      expected: 'none',
    },
    { name: { en: 'nobody bought', es: 'nadie compró' }, cell: madeUpHistories(0), expected: 'none' },
  ],
});
