import { z } from 'zod';
import { poissonInterval } from '../../statistics/count.ts';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, intervalMethods, owners, windowRules } from '../rules.ts';
import { kindList, kindListText } from './event-params.ts';

export const people = defineMetric({
  definition: {
    id: 'people',
    version: 1,
    name: { en: 'People', es: 'Personas' },
    explanation: {
      en: 'How many different people you had anything to do with: customers, who have bought, and prospects, who have not yet.',
      es: 'Con cuántas personas distintas tuviste trato: clientes, que ya han comprado, y potenciales, que aún no.',
    },
    formula: {
      en: 'distinct people with an event; a customer has a completed order before the end of the window',
      es: 'personas distintas con algún evento; es cliente quien tiene un pedido completado antes del final de la ventana',
    },
    unit: 'count',
    direction: 'higher_is_better',
    denominator: {
      en: 'None: it is a count. Ids known to be of one person count once; one met in two groups counts in each, and once in the total.',
      es: 'Ninguno: es un recuento. Los ids que se sabe que son de una persona cuentan una vez; quien aparece en dos grupos cuenta en cada uno, y una sola vez en el total.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      kinds: kindListText,
      who: {
        en: 'all (default), customers or prospects',
        es: 'all (todos; por defecto), customers (clientes) o prospects (potenciales)',
      },
    },
    minimumN: 0,
    intervalMethod: intervalMethods.poisson,
    owner: owners.customerExperience,
    source: 'Pulso',
  },
  reading: 'people',
  params: z.strictObject({ kinds: kindList, who: z.enum(['all', 'customers', 'prospects']).default('all') }),
  options: (options) => options,
  compute({ people: all, customers }, { who }) {
    const prospects = all - customers;
    const n = { all, customers, prospects }[who];
    return {
      value: n > 0 ? n : null,
      n,
      numerator: n,
      interval: poissonInterval(n),
      parts: { customers, prospects },
    };
  },
  personal: false,
  goldens: [
    {
      name: {
        en: 'a hundred people, forty of them customers',
        es: 'cien personas, cuarenta de ellas clientes',
      },
      cell: { people: 100, customers: 40 },
      expected: '100 [81.36, 121.63]',
    },
    {
      name: { en: 'sixty prospects', es: 'sesenta clientes potenciales' },
      cell: { people: 100, customers: 40 },
      params: { who: 'prospects' },
      expected: '60',
    },
    { name: { en: 'nobody', es: 'nadie' }, cell: { people: 0, customers: 0 }, expected: 'none' },
  ],
});
