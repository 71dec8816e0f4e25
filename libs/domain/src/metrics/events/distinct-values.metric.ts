import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, owners, windowRules } from '../rules.ts';
import { countable, kindList, kindListText } from './event-params.ts';

export const distinctValues = defineMetric({
  definition: {
    id: 'distinct_values',
    version: 1,
    name: { en: 'Different values', es: 'Valores distintos' },
    explanation: {
      en: 'How many different values something has: landing pages, tickets with an activity, channels in use.',
      es: 'Cuántos valores distintos tiene algo: páginas de llegada, tickets con una actividad, canales en uso.',
    },
    formula: {
      en: 'number of different values, without the empty one',
      es: 'número de valores distintos, sin el vacío',
    },
    unit: 'count',
    direction: 'neutral',
    denominator: {
      en: 'None: it is a count. A value met in two groups counts in each, and once in the total.',
      es: 'Ninguno: es un recuento. Un valor visto en dos grupos cuenta en cada uno, y una sola vez en el total.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      of: {
        en: 'what is told apart, a dimension, properties.<name>, subject (the order, ticket, deal ... of an event) or person; default person',
        es: 'qué se distingue: cualquier dimensión, properties.<nombre>, subject (el pedido, ticket, trato... del evento) o person (persona); por defecto, person',
      },
      kinds: kindListText,
    },
    minimumN: 0,
    intervalMethod: {
      en: 'None: it counts what was seen',
      es: 'Ninguno: cuenta lo que se ha visto',
    },
    owner: owners.platform,
    source: 'Pulso',
  },
  reading: 'distinct',
  params: z.strictObject({ of: countable.default('person'), kinds: kindList }),
  options: (options) => options,
  compute: ({ values: n }) => ({ value: n > 0 ? n : null, n, numerator: n, interval: null }),
  personal: false,
  goldens: [
    {
      name: { en: '495 landing pages', es: '495 páginas de entrada' },
      cell: { values: 495 },
      expected: '495',
    },
    { name: { en: 'none', es: 'ninguna' }, cell: { values: 0 }, expected: 'none' },
  ],
});
