import { z } from 'zod';
import { histogramOf } from '../../scores/scale.ts';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, minimumSample, owners, windowRules } from '../rules.ts';
import { meanOfScores } from './scores-parts.ts';
import { countedOnce } from './repeated-answers.ts';

export const csatMean = defineMetric({
  definition: {
    id: 'csat_mean',
    version: 2,
    name: { en: 'Mean rating', es: 'Valoración media' },
    explanation: {
      en: 'The average of the satisfaction ratings, on the scale they were asked on. It is not a CSAT: use it beside one.',
      es: 'La media de las valoraciones de satisfacción, en la escala en que se preguntaron. No es un CSAT: acompáñala de él.',
    },
    formula: { en: 'Σ rating ÷ ratings', es: 'Σ valoración ÷ valoraciones' },
    unit: 'score',
    direction: 'higher_is_better',
    denominator: countedOnce({
      en: 'CSAT ratings on one scale; ratings on several scales give no value.',
      es: 'Valoraciones de CSAT en una sola escala; si hay varias escalas, no hay valor.',
    }),
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {},
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Student t, 95 %; Wilson on the rescaled mean when all ratings are equal',
      es: 't de Student, 95 %; Wilson sobre la media reescalada si todas las valoraciones son iguales',
    },
    owner: owners.customerExperience,
    source: 'Pulso',
  },
  reading: 'scores',
  params: z.strictObject({}),
  options: () => ({ scoreTypes: ['csat'] }),
  compute: (cell) => meanOfScores(cell),
  personal: true,
  goldens: [
    {
      name: { en: '42, 32, 10, 9 and 14 ratings of 5 to 1', es: '42, 32, 10, 9 y 14 valoraciones de 5 a 1' },
      cell: histogramOf(1, 5, { 5: 42, 4: 32, 3: 10, 2: 9, 1: 14 }),
      expected: '3.738',
    },
    {
      name: { en: 'two scales have no mean', es: 'dos escalas no tienen media' },
      cell: [...histogramOf(1, 5, { 5: 40 }), ...histogramOf(1, 7, { 5: 40 })],
      expected: 'none',
    },
  ],
});
