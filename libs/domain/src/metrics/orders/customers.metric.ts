import { z } from 'zod';
import { poissonInterval } from '../../statistics/count.ts';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, intervalMethods, owners, windowRules } from '../rules.ts';

export const customers = defineMetric({
  definition: {
    id: 'customers',
    version: 1,
    name: { en: 'Customers', es: 'Clientes' },
    explanation: {
      en: 'How many different people or companies completed at least one order.',
      es: 'Cuántas personas o empresas distintas completaron al menos un pedido.',
    },
    formula: {
      en: 'distinct customers with a completed order; known id, else visitor id, else account',
      es: 'clientes distintos con un pedido completado; por su id conocido, si no por el de visitante, si no por la cuenta',
    },
    unit: 'count',
    direction: 'higher_is_better',
    denominator: {
      en: 'None: it is a count of people. One who buys in two groups or two days counts in each, and once in the total.',
      es: 'Ninguno: es un recuento de personas. Quien compra en dos grupos o en dos días cuenta en cada uno, y una sola vez en el total.',
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
  reading: 'buyers',
  params: z.strictObject({}),
  options: () => ({}),
  compute: ({ buyers: n }) => ({ value: n > 0 ? n : null, n, numerator: n, interval: poissonInterval(n) }),
  personal: false,
  goldens: [
    {
      name: { en: 'a hundred buyers', es: 'cien compradores' },
      cell: { buyers: 100 },
      expected: '100 [81.36, 121.63]',
    },
    { name: { en: 'nobody', es: 'nadie' }, cell: { buyers: 0 }, expected: 'none' },
  ],
});
