import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { eventDimensions, intervalMethods, minimumSample, owners } from '../rules.ts';
import { immatureWarning, shareOf } from './rules.ts';

export const botResolution = defineMetric({
  definition: {
    id: 'bot_resolution',
    version: 1,
    name: { en: 'Bot resolution', es: 'Resolución por el bot' },
    explanation: {
      en: 'How many of the conversations that the bot took did it settle without a person.',
      es: 'Cuántas de las conversaciones que tomó el bot zanjó sin una persona.',
    },
    formula: {
      en: 'conversations resolved by the bot and never handed off ÷ conversations that entered its queue',
      es: 'conversaciones resueltas por el bot y nunca traspasadas ÷ conversaciones que entraron en su cola',
    },
    unit: '%',
    direction: 'higher_is_better',
    denominator: {
      en: 'Conversations that entered the bot’s queue. Resolved, handed off and abandoned sum to 100 %; without an end for 24 hours it is abandoned, before that it is left out.',
      es: 'Conversaciones que entraron en la cola del bot. Resueltas, traspasadas y abandonadas suman el 100 %; sin final en 24 horas está abandonada, antes no se cuenta.',
    },
    windowRule: {
      en: 'Conversations that entered in [from, to), whenever they ended; late events restate the past.',
      es: 'Conversaciones que entraron en [from, to), sin importar cuándo acabaron; los eventos que llegan tarde corrigen el pasado.',
    },
    attributionRule: {
      en: 'Dimensions are those of the event with which the conversation entered.',
      es: 'Las dimensiones son las del evento con el que entró la conversación.',
    },
    dimensions: eventDimensions,
    params: {},
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.service,
    source: 'Pulso',
  },
  reading: 'conversations',
  params: z.strictObject({}),
  options: () => ({}),
  compute({ resolved, handedOff, abandoned, underWay }) {
    const entered = resolved + handedOff + abandoned;
    return {
      ...percentOf(resolved, entered),
      parts: {
        resolved,
        handed_off: handedOff,
        abandoned,
        under_way: underWay,
        handed_off_percent: shareOf(handedOff, entered),
        abandoned_percent: shareOf(abandoned, entered),
      },
      warnings: immatureWarning(underWay, 'conversations', '24 hours without an end'),
    };
  },
  personal: true,
  goldens: [
    {
      name: {
        en: '55 resolved, 35 handed off, 10 abandoned',
        es: '55 resueltas, 35 derivadas, 10 abandonadas',
      },
      cell: { resolved: 55, handedOff: 35, abandoned: 10, underWay: 2 },
      expected: '55.00 [45.24, 64.39]',
    },
    {
      name: { en: 'none entered', es: 'ninguna empezada' },
      cell: { resolved: 0, handedOff: 0, abandoned: 0, underWay: 0 },
      expected: 'none',
    },
  ],
});
