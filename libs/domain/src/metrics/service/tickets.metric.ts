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

export const tickets = defineMetric({
  definition: {
    id: 'tickets',
    version: 1,
    name: { en: 'Tickets', es: 'Tickets' },
    explanation: { en: 'How many cases customers opened.', es: 'Cuántos casos abrieron los clientes.' },
    formula: {
      en: 'count of tickets created; a ticket that is sent twice is one',
      es: 'número de tickets creados; un ticket enviado dos veces es uno solo',
    },
    unit: 'count',
    direction: 'lower_is_better',
    denominator: denominators.count,
    windowRule: windowRules.created,
    attributionRule: attributionRules.ticketCreation,
    dimensions: eventDimensions,
    params: {},
    minimumN: 0,
    intervalMethod: intervalMethods.poisson,
    owner: owners.service,
    source: 'Pulso',
  },
  reading: 'tickets',
  params: z.strictObject({}),
  options: () => ({}),
  compute: ({ created: n }) => ({ value: n > 0 ? n : null, n, numerator: n, interval: poissonInterval(n) }),
  personal: false,
  goldens: [
    {
      name: { en: 'a hundred tickets', es: 'cien tickets' },
      cell: { created: 100 },
      expected: '100 [81.36, 121.63]',
    },
    { name: { en: 'none created', es: 'ninguno creado' }, cell: { created: 0 }, expected: 'none' },
  ],
});
