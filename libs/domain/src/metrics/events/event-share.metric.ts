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
import { kindList, kindListText } from './event-params.ts';
import { predicateOf, predicateShape, predicateText } from './predicate-params.ts';

export const eventShare = defineMetric({
  definition: {
    id: 'event_share',
    version: 1,
    name: { en: 'Share of events', es: 'Proporción de eventos' },
    explanation: {
      en: 'The share of events, or of the people or things they are about, for which something holds: delivered late, agreement kept.',
      es: 'Qué parte de los eventos, o de las personas o cosas de las que tratan, cumple algo: entregado tarde, acuerdo cumplido.',
    },
    formula: { en: '100 × yes ÷ (yes + no)', es: '100 × sí ÷ (sí + no)' },
    unit: '%',
    direction: 'neutral',
    denominator: {
      en: 'Events that say whether; per subject or person, those with such an event, yes when any of them says so.',
      es: 'Eventos que lo dicen; por sujeto o persona, quienes tienen uno así, y es sí cuando alguno lo dice.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      ...predicateText,
      per: {
        en: 'what counts once: event (default), subject (the order, ticket, deal ... of an event) or person',
        es: 'qué cuenta una vez: event (evento; por defecto), subject (el pedido, ticket, trato... del evento) o person (persona)',
      },
      kinds: kindListText,
    },
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.platform,
    source: 'Pulso; interval after Wilson 1927',
  },
  reading: 'matches',
  params: z.strictObject({
    ...predicateShape,
    per: z.enum(['event', 'subject', 'person']).default('event'),
    kinds: kindList,
  }),
  options: ({ per, kinds, ...predicate }) => ({ per, kinds, predicate: predicateOf(predicate) }),
  compute: ({ of, counted, unset }) => ({ ...percentOf(counted, of), parts: { unset } }),
  personal: true,
  goldens: [
    {
      name: { en: '160 of 200', es: '160 de 200' },
      cell: { of: 200, counted: 160, unset: 7 },
      expected: '80 [73.91, 84.95]',
    },
    {
      name: { en: 'none says whether', es: 'ninguno lo dice' },
      cell: { of: 0, counted: 0, unset: 7 },
      expected: 'none',
    },
  ],
});
