import { z } from 'zod';
import { poissonInterval } from '../../statistics/count.ts';
import { defineMetric } from '../metric.ts';
import { denominators, eventDimensions, intervalMethods, owners } from '../rules.ts';
import { dealRules } from './rules.ts';

export const deals = defineMetric({
  definition: {
    id: 'deals',
    version: 1,
    name: { en: 'Deals', es: 'Oportunidades' },
    explanation: {
      en: 'How many sales opportunities were created, won or lost.',
      es: 'Cuántas oportunidades de venta se crearon, se ganaron o se perdieron.',
    },
    formula: {
      en: 'distinct deals created (or won, or lost) in the window',
      es: 'oportunidades distintas creadas (o ganadas, o perdidas) en la ventana',
    },
    unit: 'count',
    direction: 'higher_is_better',
    denominator: denominators.count,
    windowRule: {
      en: `By the time of what is counted. ${dealRules.closed.en}`,
      es: `Por la hora de lo que se cuenta. ${dealRules.closed.es}`,
    },
    attributionRule: dealRules.ownDimensions,
    dimensions: eventDimensions,
    params: {
      counted: {
        en: 'created (default), won or lost',
        es: 'created (creadas; por defecto), won (ganadas) o lost (perdidas)',
      },
    },
    minimumN: 0,
    intervalMethod: intervalMethods.poisson,
    owner: owners.sales,
    source: 'Pulso',
  },
  reading: 'deals',
  params: z.strictObject({ counted: z.enum(['created', 'won', 'lost']).default('created') }),
  options: (params) => params,
  compute: ({ deals: n }) => ({ value: n > 0 ? n : null, n, numerator: n, interval: poissonInterval(n) }),
  personal: false,
  goldens: [
    {
      name: { en: 'a hundred deals', es: 'cien oportunidades' },
      cell: { deals: 100 },
      expected: '100 [81.36, 121.63]',
    },
    { name: { en: 'none', es: 'ninguna' }, cell: { deals: 0 }, expected: 'none' },
  ],
});
