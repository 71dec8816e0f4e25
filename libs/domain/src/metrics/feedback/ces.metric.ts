import { z } from 'zod';
import { cesBase, cesGoldenCell } from './ces-base.ts';
import { defineMetric } from '../metric.ts';
import { meanOfScores } from './scores-parts.ts';
import { countedOnce } from './repeated-answers.ts';

export const ces = defineMetric({
  definition: {
    ...cesBase,
    id: 'ces',
    name: { en: 'CES', es: 'CES' },
    explanation: {
      en: 'How easy customers found it to get done what they came for, as the average of their answers.',
      es: 'Lo fácil que les resultó a los clientes resolver lo que necesitaban, como media de sus respuestas.',
    },
    formula: { en: 'Σ answer ÷ answers', es: 'Σ respuesta ÷ respuestas' },
    unit: 'score',
    denominator: countedOnce({
      en: 'CES answers on one scale and direction; several give no value, because their mean means nothing.',
      es: 'Respuestas de CES en una sola escala y un solo sentido; si hay varios, no hay valor, porque su media no significa nada.',
    }),
    intervalMethod: {
      en: 'Student t, 95 %; Wilson on the rescaled mean when all answers are equal',
      es: 't de Student, 95 %; Wilson sobre la media reescalada si todas las respuestas son iguales',
    },
  },
  reading: 'scores',
  params: z.strictObject({}),
  options: () => ({ scoreTypes: ['ces'] }),
  compute: (cell) => meanOfScores(cell),
  personal: true,
  goldens: [
    {
      name: {
        en: '80, 210, 140, 110, 160, 180 and 120 answers of 1 to 7',
        es: '80, 210, 140, 110, 160, 180 y 120 respuestas de 1 a 7',
      },
      cell: cesGoldenCell,
      expected: '4.08 [3.961, 4.199]',
    },
    { name: { en: 'no answers', es: 'sin respuestas' }, cell: [], expected: 'none' },
  ],
});
