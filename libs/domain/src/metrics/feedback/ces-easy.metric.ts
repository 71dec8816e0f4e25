import { z } from 'zod';
import { easyRules, effortOf } from '../../scores/ces.ts';
import { cesBase, cesGoldenCell, lowIsEasyCell } from './ces-base.ts';
import { defineMetric } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { intervalMethods } from '../rules.ts';
import { countBy, histogramParts } from './scores-parts.ts';
import { countedOnce } from './repeated-answers.ts';

export const cesEasy = defineMetric({
  definition: {
    ...cesBase,
    id: 'ces_easy',
    name: { en: 'Easy answers', es: 'Respuestas «fácil»' },
    explanation: {
      en: 'The share of customers who say it was easy.',
      es: 'Qué parte de los clientes dice que le resultó fácil.',
    },
    formula: {
      en: '100 × easy ÷ answers; easy is 5–7 of 1–7 and 4–5 of 1–5, mirrored when lower is better',
      es: '100 × fácil ÷ respuestas; fácil es 5–7 en 1–7 y 4–5 en 1–5, al revés cuando menos es mejor',
    },
    unit: '%',
    denominator: countedOnce({
      en: 'CES answers on 1–7 or 1–5; other scales are left out with a warning.',
      es: 'Respuestas de CES en 1–7 o 1–5; las demás escalas se dejan fuera con un aviso.',
    }),
    intervalMethod: intervalMethods.wilson,
  },
  reading: 'scores',
  params: z.strictObject({}),
  options: () => ({ scoreTypes: ['ces'], rules: easyRules }),
  compute(cell) {
    const { total, n, warnings } = countBy(cell, (count) => effortOf(count.score, count));
    const easy = total((effort) => effort.easy);
    return { ...percentOf(easy, n), parts: { easy, ...histogramParts(cell) }, warnings };
  },
  personal: true,
  goldens: [
    {
      name: {
        en: '80, 210, 140, 110, 160, 180 and 120 answers of 1 to 7',
        es: '80, 210, 140, 110, 160, 180 y 120 respuestas de 1 a 7',
      },
      cell: cesGoldenCell,
      expected: '46.0 [42.93, 49.10]',
    },
    {
      name: { en: 'effort of 1 to 5 where lower is better', es: 'esfuerzo de 1 a 5, donde menos es mejor' },
      cell: lowIsEasyCell,
      expected: '50.0',
    },
    { name: { en: 'no answers', es: 'sin respuestas' }, cell: [], expected: 'none' },
  ],
});
