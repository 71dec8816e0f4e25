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

const hourMs = 3_600_000;

export const channelSwitchRate = defineMetric({
  definition: {
    id: 'channel_switch_rate',
    version: 1,
    name: { en: 'Channel switch rate', es: 'Tasa de cambio de canal' },
    explanation: {
      en: 'Share of contacts after which the customer soon comes back about the same topic through another channel: a sign that the first one failed.',
      es: 'Parte de los contactos tras los que el cliente vuelve pronto con el mismo tema por otro canal: señal de que el primero falló.',
    },
    formula: {
      en: '100 × contacts whose next contact of the same person on the same topic is in another channel within the limit ÷ contacts whose limit has passed',
      es: '100 × contactos cuyo siguiente contacto de la misma persona sobre el mismo tema llega por otro canal dentro del plazo ÷ contactos cuyo plazo ha pasado',
    },
    unit: '%',
    direction: 'lower_is_better',
    denominator: {
      en: 'Events of customers with a topic and a channel, not those of agents or bots, old enough to have been followed by another.',
      es: 'Eventos de clientes con tema y canal, no de agentes ni bots, con antigüedad bastante para que otro los siguiera.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      hours: { en: 'the limit, default 24', es: 'el plazo en horas; por defecto, 24' },
      topic: {
        en: 'where the topic stands: topic (default; of tickets and bots) or properties.<name>',
        es: 'dónde figura el tema: topic (por defecto; de tickets y bots) o properties.<nombre>',
      },
    },
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.customerExperience,
    source: 'Pulso; interval after Wilson 1927',
  },
  reading: 'switches',
  params: z.strictObject({
    hours: z.number().positive().max(8760).default(24),
    topic: z
      .string()
      .max(200)
      .regex(/^(topic|properties\..+)$/s, 'must be topic or properties.<name>')
      .default('topic'),
  }),
  options: ({ hours, topic }) => ({ topic, withinMs: Math.round(hours * hourMs) }),
  compute({ of, counted, immature }, { hours }) {
    const message = `${immature} contacts are younger than ${hours} hours and are left out.`;
    return {
      ...percentOf(counted, of),
      parts: { contacts: of, switched: counted, immature },
      warnings: immature > 0 ? [{ code: 'immature', message }] : [],
    };
  },
  personal: true,
  goldens: [
    {
      name: { en: '12 of 80 contacts', es: '12 de 80 contactos' },
      cell: { of: 80, counted: 12, immature: 3 },
      expected: '15.00 [8.79, 24.41]',
    },
    {
      name: { en: 'all are too recent', es: 'todos son demasiado recientes' },
      cell: { of: 0, counted: 0, immature: 4 },
      expected: 'none',
    },
  ],
});
