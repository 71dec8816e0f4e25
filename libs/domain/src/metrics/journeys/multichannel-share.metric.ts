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
import { journeyKey, journeyKeyParam, journeyPlace, placeParam } from './rules.ts';

export const multichannelShare = defineMetric({
  definition: {
    id: 'multichannel_share',
    version: 1,
    name: { en: 'Multichannel share', es: 'Clientes multicanal' },
    explanation: {
      en: 'Share of customers who used two or more channels.',
      es: 'Parte de los clientes que usó dos o más canales.',
    },
    formula: {
      en: '100 × people with events in at least two channels ÷ people with events in any channel',
      es: '100 × personas con eventos en al menos dos canales ÷ personas con eventos en algún canal',
    },
    unit: '%',
    direction: 'neutral',
    denominator: {
      en: 'People with an event in the window that has a channel. Split by channel everybody has one.',
      es: 'Personas con algún evento en la ventana que tiene canal. Separado por canal, cada uno tiene uno solo.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      place: placeParam('channel'),
      by: journeyKeyParam,
      at_least: {
        en: 'how many make it multichannel, default 2',
        es: 'cuántos lo hacen multicanal; por defecto, 2',
      },
    },
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.customerExperience,
    source: 'Pulso; interval after Wilson 1927',
  },
  reading: 'multichannel',
  params: z.strictObject({
    place: journeyPlace.default('channel'),
    by: journeyKey.default('person'),
    at_least: z.number().int().min(2).max(100).default(2),
  }),
  options: ({ at_least, ...options }) => ({ ...options, least: at_least }),
  compute: ({ of, counted }) => percentOf(counted, of),
  personal: true,
  goldens: [
    {
      name: { en: '30 of 200 people', es: '30 de 200 personas' },
      cell: { of: 200, counted: 30, immature: 0 },
      expected: '15.00 [10.71, 20.61]',
    },
    { name: { en: 'nobody', es: 'nadie' }, cell: { of: 0, counted: 0, immature: 0 }, expected: 'none' },
  ],
});
