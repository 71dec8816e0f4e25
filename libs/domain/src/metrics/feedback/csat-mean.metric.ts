import { z } from 'zod';
import { histogramOf } from '../../scores/scale.ts';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, minimumSample, windowRules } from '../rules.ts';
import { meanOfScores } from './scores-parts.ts';

export const csatMean = defineMetric({
  definition: {
    id: 'csat_mean',
    version: 1,
    name: { en: 'Mean rating', es: 'Valoración media' },
    explanation: {
      en: 'The average of the satisfaction ratings, on the scale they were asked on. It is not a CSAT: use it beside one.',
      es: 'La media de las valoraciones de satisfacción, en la escala en que se preguntaron. No es un CSAT: acompáñala de él.',
    },
    formula: 'Σ rating ÷ ratings',
    unit: 'score',
    direction: 'higher_is_better',
    denominator: 'CSAT ratings on one scale; ratings on several scales give no value.',
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {},
    minimumN: minimumSample,
    intervalMethod: 'Student t, 95 %; Wilson on the rescaled mean when all ratings are equal',
    owner: 'Customer experience',
    source: 'METRICS.md M2 (d)',
  },
  reading: 'scores',
  params: z.strictObject({}),
  options: () => ({ scoreTypes: ['csat'] }),
  compute: (cell) => meanOfScores(cell),
  personal: true,
  goldens: [
    {
      name: '42, 32, 10, 9 and 14 ratings of 5 to 1',
      cell: histogramOf(1, 5, { 5: 42, 4: 32, 3: 10, 2: 9, 1: 14 }),
      expected: '3.738',
    },
    {
      name: 'two scales have no mean',
      cell: [...histogramOf(1, 5, { 5: 40 }), ...histogramOf(1, 7, { 5: 40 })],
      expected: 'none',
    },
  ],
});
