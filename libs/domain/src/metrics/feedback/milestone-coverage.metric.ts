import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { attributionRules, eventDimensions, owners, windowRules } from '../rules.ts';
import { textList } from '../events/event-params.ts';
import { countedOnce } from './repeated-answers.ts';

const dayMs = 86_400_000;

export const milestoneCoverage = defineMetric({
  definition: {
    id: 'milestone_coverage',
    version: 2,
    name: { en: 'Milestone coverage', es: 'Cobertura de hitos' },
    explanation: {
      en: 'How many of the moments that matter you really listen to: those with enough answers to say anything.',
      es: 'Cuántos de los momentos que importan escuchas de verdad: los que tienen respuestas bastantes para decir algo.',
    },
    formula: {
      en: '100 × milestones with enough answers in the window (or in the last days before its end) ÷ milestones',
      es: '100 × hitos con respuestas suficientes en la ventana (o en los últimos días antes de su final) ÷ hitos',
    },
    unit: '%',
    direction: 'higher_is_better',
    denominator: countedOnce({
      en: 'Milestones that are listed, else those that had an answer at any time before the end of the window.',
      es: 'Los hitos de la lista; si no hay lista, los que tuvieron alguna respuesta antes del final de la ventana.',
    }),
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      min_answers: {
        en: 'how many answers are enough; default 30',
        es: 'cuántas respuestas bastan; por defecto, 30',
      },
      days: {
        en: 'answers count from so many days before the end of each window or step, e.g. 90; default 0: from its own start',
        es: 'las respuestas cuentan desde tantos días antes del final de cada ventana o paso, p. ej. 90; por defecto 0: desde su propio inicio',
      },
      milestones: {
        en: 'the milestones to cover, comma-separated; one that was never asked about counts as uncovered',
        es: 'los hitos que hay que cubrir, separados por comas; uno por el que nunca se preguntó cuenta como descubierto',
      },
    },
    minimumN: 0,
    intervalMethod: {
      en: 'None: every milestone is known, none is sampled',
      es: 'Ninguno: se conocen todos los hitos, no es una muestra',
    },
    owner: owners.customerExperience,
    source: 'Pulso',
  },
  reading: 'milestones',
  params: z.strictObject({
    min_answers: z.number().int().min(1).max(1e6).default(30),
    days: z.number().min(0).max(3660).default(0),
    milestones: z.string().max(200).default('').pipe(textList),
  }),
  options: ({ min_answers, days, milestones }) => ({
    declared: milestones,
    least: min_answers,
    reachMs: Math.round(days * dayMs),
  }),
  compute: ({ known, covered, answers }) => ({
    ...percentOf(covered, known),
    interval: null,
    parts: { covered, uncovered: known - covered, answers },
  }),
  personal: false,
  goldens: [
    {
      name: { en: '3 of 8 milestones', es: '3 de 8 hitos' },
      cell: { known: 8, covered: 3, answers: 120 },
      expected: '37.5',
    },
    {
      name: { en: 'no milestones', es: 'sin hitos' },
      cell: { known: 0, covered: 0, answers: 0 },
      expected: 'none',
    },
  ],
});
