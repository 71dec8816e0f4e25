import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { eventDimensions, intervalMethods, minimumSample, owners } from '../rules.ts';
import { immatureWarning } from './rules.ts';
import { scoreOf, selfService, selfServiceRules } from './self-service.ts';

export const verifiedDeflection = defineMetric({
  definition: {
    id: 'verified_deflection',
    version: 1,
    name: { en: 'Verified deflection', es: 'Desviación verificada' },
    explanation: {
      en: 'How often people who looked for help by themselves did not have to ask a person afterwards.',
      es: 'Con qué frecuencia quien buscó ayuda por su cuenta no tuvo que preguntar después a una persona.',
    },
    formula: {
      en: 'sessions with intent (a search, an article read for 20 s or more, a question to the bot), no ticket, call or hand-off of that person until the hours after it, and no vote of “not helpful” ÷ sessions with intent whose hours have passed',
      es: 'sesiones con intención (una búsqueda, un artículo leído 20 s o más, una pregunta al bot), sin ticket, llamada ni traspaso de esa persona hasta pasadas las horas y sin voto de «no me ayudó» ÷ sesiones con intención cuyas horas han pasado',
    },
    unit: '%',
    direction: 'higher_is_better',
    denominator: {
      en: `Sessions with intent whose hours have passed. ${selfServiceRules.session.en} A call is a touchpoint in the channel phone or call.`,
      es: `Sesiones con intención cuyas horas han pasado. ${selfServiceRules.session.es} Una llamada es un contacto en el canal phone o call.`,
    },
    windowRule: {
      en: 'Sessions that began in [from, to); late events restate the past.',
      es: 'Sesiones que empezaron en [from, to); los eventos que llegan tarde corrigen el pasado.',
    },
    attributionRule: {
      en: 'Dimensions are those of the first event of the session; tickets and calls count in every dimension.',
      es: 'Las dimensiones son las del primer evento de la sesión; los tickets y llamadas cuentan en cualquier dimensión.',
    },
    dimensions: eventDimensions,
    params: { hours: selfServiceRules.hours },
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.service,
    source: 'Pulso',
  },
  reading: 'selfService',
  params: z.strictObject({ hours: z.number().positive().max(720).default(24) }),
  options: ({ hours }) => ({ list: 'sessions', hours }),
  compute(cell, { hours }) {
    const { sessions, deflected, immature, contacted, downvoted } = cell;
    return {
      ...percentOf(deflected, sessions),
      parts: { immature, contacted, downvoted, self_service_score: scoreOf(cell) },
      warnings: immatureWarning(immature, 'sessions', `${hours} hours`),
    };
  },
  personal: true,
  goldens: [
    {
      name: {
        en: '14 of 100 sessions found their answer',
        es: '14 de 100 sesiones encontraron su respuesta',
      },
      cell: selfService({ sessions: 100, deflected: 14, contacted: 80, downvoted: 10 }),
      expected: '14.00 [8.53, 22.14]',
    },
    {
      name: { en: 'all too recent', es: 'todos demasiado recientes' },
      cell: selfService({ immature: 5 }),
      expected: 'none',
    },
  ],
});
