import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, minimumSample, owners, windowRules } from '../rules.ts';
import { deflectionOf, scoreOf, selfService, selfServiceRules } from './self-service.ts';

export const selfServiceScore = defineMetric({
  definition: {
    id: 'self_service_score',
    version: 1,
    name: { en: 'Self-service score', es: 'Índice de autoservicio' },
    explanation: {
      en: 'How many people use the help centre for each one who opens a case. It does not tell whether they found an answer: read verified deflection with it.',
      es: 'Cuántas personas usan el centro de ayuda por cada una que abre un caso. No dice si hallaron respuesta: léase con la desviación verificada.',
    },
    formula: {
      en: 'distinct help-centre users ÷ distinct people who opened tickets',
      es: 'usuarios distintos del centro de ayuda ÷ personas distintas que abrieron tickets',
    },
    unit: 'ratio',
    direction: 'higher_is_better',
    denominator: {
      en: 'People who opened a ticket in the window; n is everybody with either. Visits that no one can be named for are left out.',
      es: 'Personas que abrieron un ticket en la ventana; n son todas las que hicieron lo uno o lo otro. Se excluyen las visitas sin nadie identificable.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: { hours: selfServiceRules.hours },
    minimumN: minimumSample,
    intervalMethod: {
      en: 'None: a ratio of two counts of overlapping people',
      es: 'Ninguno: es una razón entre dos recuentos de personas que se solapan',
    },
    owner: owners.service,
    source: 'Pulso',
  },
  reading: 'selfService',
  params: z.strictObject({ hours: z.number().positive().max(720).default(24) }),
  options: ({ hours }) => ({ list: 'people', hours }),
  compute(cell) {
    const { people, helped, raised, sessions } = cell;
    return {
      value: scoreOf(cell),
      n: people,
      numerator: helped,
      denominator: raised,
      parts: {
        help_centre_users: helped,
        ticket_users: raised,
        verified_deflection: deflectionOf(cell),
        judged_sessions: sessions,
      },
      warnings: people > 0 && raised === 0 ? [{ code: 'no_data', message: 'no tickets' }] : [],
    };
  },
  personal: true,
  goldens: [
    {
      name: {
        en: '1000 help-centre users, 250 with tickets',
        es: '1000 usuarios del centro de ayuda, 250 con tickets',
      },
      cell: selfService({ people: 1100, helped: 1000, raised: 250 }),
      expected: '4.0',
    },
    {
      name: { en: 'nobody opened a ticket', es: 'nadie abrió un ticket' },
      cell: selfService({ people: 10, helped: 10 }),
      expected: 'none',
    },
  ],
});
