import { z } from 'zod';
import type { ContactState } from './cells.ts';
import { defineMetric } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { eventDimensions, intervalMethods, minimumSample, owners } from '../rules.ts';
import { countClosedDescription, excludedTickets, immatureWarning, solvedRules } from './rules.ts';

const state = (given: Partial<ContactState>): ContactState => ({
  ...{ mature: 0, first: 0, immature: 0, unanswered: 0, moreReplies: 0, reopened: 0, repeated: 0 },
  ...given,
});

export const firstContactResolution = defineMetric({
  definition: {
    id: 'first_contact_resolution',
    version: 1,
    name: { en: 'First contact resolution', es: 'Resolución en el primer contacto' },
    explanation: {
      en: 'How many cases were settled with one reply, without the customer having to come back.',
      es: 'Cuántos casos se zanjaron con una sola respuesta, sin que el cliente tuviera que volver.',
    },
    formula: {
      en: 'tickets with exactly one public reply by a person, not reopened, and no new ticket of the same customer and topic within the days ÷ tickets solved whose days have passed',
      es: 'tickets con exactamente una respuesta pública de una persona, no reabiertos y sin un nuevo ticket del mismo cliente y tema dentro de los días ÷ tickets resueltos cuyos días han pasado',
    },
    unit: '%',
    direction: 'higher_is_better',
    denominator: {
      en: `Tickets by their first solve whose days have passed; with one_touch, all solved. Tickets without a topic have the same one. ${excludedTickets.en}`,
      es: `Tickets por su primera resolución cuyos días han pasado; con one_touch, todos los resueltos. Los tickets sin tema comparten tema. ${excludedTickets.es}`,
    },
    windowRule: solvedRules.window,
    attributionRule: solvedRules.attribution,
    dimensions: eventDimensions,
    params: {
      rule: {
        en: 'fcr (default) or one_touch: exactly one public reply, without waiting for quiet days',
        es: 'fcr (por defecto) o one_touch: exactamente una respuesta pública, sin esperar días de calma',
      },
      days: {
        en: 'days that must stay quiet after the solve, default 7',
        es: 'días que deben pasar en calma tras la resolución; por defecto, 7',
      },
      count_closed: countClosedDescription,
    },
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.service,
    source: 'Pulso',
  },
  reading: 'contacts',
  params: z.strictObject({
    rule: z.enum(['fcr', 'one_touch']).default('fcr'),
    days: z.number().positive().max(365).default(7),
    count_closed: z.boolean().default(false),
  }),
  options: ({ rule, days, count_closed }) => ({ rule, days, countClosed: count_closed }),
  compute({ mature, first, immature, unanswered, moreReplies, reopened, repeated }, { days }) {
    return {
      ...percentOf(first, mature),
      parts: { immature, unanswered, more_replies: moreReplies, reopened, repeated },
      warnings: immatureWarning(immature, 'tickets', `${days} days`),
    };
  },
  personal: true,
  goldens: [
    {
      name: {
        en: '10 solved, 2 of them yesterday; 5 with one reply, 1 of those reopened',
        es: '10 resueltos, 2 de ellos ayer; 5 con una respuesta, 1 de esos reabierto',
      },
      cell: state({ mature: 8, first: 4, immature: 2, moreReplies: 3, reopened: 1 }),
      expected: '50.00 [21.52, 78.48]',
    },
    {
      name: { en: '6 of 10 with one reply', es: '6 de 10 con una respuesta' },
      cell: state({ mature: 10, first: 6, moreReplies: 4 }),
      params: { rule: 'one_touch' },
      expected: '60.00 [31.27, 83.18]',
    },
    {
      name: { en: 'all too recent', es: 'todos demasiado recientes' },
      cell: state({ immature: 3 }),
      expected: 'none',
    },
  ],
});
