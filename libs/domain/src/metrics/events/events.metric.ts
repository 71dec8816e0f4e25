import { eventKinds } from '@pulso/contract';
import { z } from 'zod';
import { poissonInterval } from '../../statistics/count.ts';
import { defineMetric } from '../metric.ts';
import {
  attributionRules,
  denominators,
  eventDimensions,
  intervalMethods,
  owners,
  windowRules,
} from '../rules.ts';

export const eventParams = z.strictObject({ kind: z.enum(eventKinds).optional() });
export const eventParamText = {
  kind: {
    en: `${eventKinds.join(', ')}: only events of this kind; left out, all of them`,
    es: `${eventKinds.join(', ')}: solo los eventos de este tipo; si se omite, todos`,
  },
};

export const events = defineMetric({
  definition: {
    id: 'events',
    version: 1,
    name: { en: 'Events', es: 'Eventos' },
    explanation: {
      en: 'How many things happened between customers and you, of every kind we are told about.',
      es: 'Cuántas cosas pasaron entre los clientes y tú, de todo tipo, de las que tenemos noticia.',
    },
    formula: { en: 'count of events', es: 'número de eventos' },
    unit: 'count',
    direction: 'neutral',
    denominator: denominators.count,
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: eventParamText,
    minimumN: 0,
    intervalMethod: intervalMethods.poisson,
    owner: owners.platform,
    source: 'Pulso',
  },
  reading: 'events',
  params: eventParams,
  options: ({ kind }) => ({ kinds: kind ? [kind] : eventKinds }),
  compute: ({ events: n }) => ({ value: n > 0 ? n : null, n, numerator: n, interval: poissonInterval(n) }),
  personal: false,
  goldens: [
    {
      name: { en: 'a hundred events', es: 'cien eventos' },
      cell: { events: 100 },
      expected: '100 [81.36, 121.63]',
    },
    {
      name: { en: 'silence is no data', es: 'el silencio no es un dato' },
      cell: { events: 0 },
      expected: 'none',
    },
  ],
});
