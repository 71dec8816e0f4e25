import { z } from 'zod';
import { histogramOf } from '../../scores/scale.ts';
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
import { countedOnce } from './repeated-answers.ts';

const types = ['nps', 'csat', 'ces', 'thumbs', 'rating'] as const;

export const feedbackResponses = defineMetric({
  definition: {
    id: 'feedback_responses',
    version: 2,
    name: { en: 'Answers', es: 'Respuestas' },
    explanation: {
      en: 'How many scored answers customers gave, of every kind of survey.',
      es: 'Cuántas respuestas con nota dieron los clientes, en todo tipo de encuestas.',
    },
    formula: { en: 'count of scored answers', es: 'número de respuestas con nota' },
    unit: 'count',
    direction: 'neutral',
    denominator: countedOnce(denominators.count),
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      type: {
        en: `${types.join(', ')}: only answers of this type; left out, all of them`,
        es: `${types.join(', ')}: solo las respuestas de este tipo; si se omite, todas`,
      },
    },
    minimumN: 0,
    intervalMethod: intervalMethods.poisson,
    owner: owners.customerExperience,
    source: 'Pulso',
  },
  reading: 'scores',
  params: z.strictObject({ type: z.enum(types).optional() }),
  options: ({ type }) => ({ scoreTypes: type ? [type] : types }),
  compute(cell) {
    const n = cell.reduce((sum, { answers }) => sum + answers, 0);
    return { value: n > 0 ? n : null, n, numerator: n, interval: poissonInterval(n) };
  },
  personal: false,
  goldens: [
    {
      name: { en: 'two surveys of ten answers', es: 'dos encuestas de diez respuestas' },
      cell: [...histogramOf(1, 5, { 5: 10 }), ...histogramOf(1, 7, { 5: 10 })],
      expected: '20 [12.22, 30.89]',
    },
    { name: { en: 'no answers', es: 'sin respuestas' }, cell: [], expected: 'none' },
  ],
});
