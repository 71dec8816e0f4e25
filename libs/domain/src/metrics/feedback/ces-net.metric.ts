import { z } from 'zod';
import { effortOf, netRules } from '../../scores/ces.ts';
import { npsInterval, npsOf } from '../../scores/nps.ts';
import { cesBase, cesGoldenCell, lowIsEasyCell } from './ces-base.ts';
import { defineMetric } from '../metric.ts';
import { countBy } from './scores-parts.ts';
import { countedOnce } from './repeated-answers.ts';

export const cesNet = defineMetric({
  definition: {
    ...cesBase,
    id: 'ces_net',
    name: { en: 'Net ease', es: 'Facilidad neta' },
    explanation: {
      en: 'How many more customers found it easy than hard, per hundred answers.',
      es: 'A cuántos clientes más les resultó fácil que difícil, por cada cien respuestas.',
    },
    formula: {
      en: '%(6–7) − %(1–3) on 1–7; %(4–5) − %(1–2) on 1–5; mirrored when lower is better',
      es: '%(6–7) − %(1–3) en 1–7; %(4–5) − %(1–2) en 1–5; al revés cuando menos es mejor',
    },
    unit: 'points',
    denominator: countedOnce({
      en: 'CES answers on 1–7 or 1–5; other scales are left out with a warning.',
      es: 'Respuestas de CES en 1–7 o 1–5; las demás escalas se dejan fuera con un aviso.',
    }),
    intervalMethod: {
      en: 'Adjusted Wald, as for NPS: it is a difference of two shares of the same answers, 95 %',
      es: 'Wald ajustado, como en el NPS: es la diferencia de dos proporciones de las mismas respuestas, 95 %',
    },
  },
  reading: 'scores',
  params: z.strictObject({}),
  options: () => ({ scoreTypes: ['ces'], rules: netRules }),
  compute(cell) {
    const { total, n, warnings } = countBy(cell, (count) => effortOf(count.score, count));
    const easy = total(({ net }) => net > 0);
    const hard = total(({ net }) => net < 0);
    const sides = { promoters: easy, passives: n - easy - hard, detractors: hard };
    return {
      value: npsOf(sides),
      n,
      numerator: easy - hard,
      denominator: n,
      interval: npsInterval(sides),
      parts: { easy, neutral: n - easy - hard, hard },
      warnings,
    };
  },
  personal: true,
  goldens: [
    {
      name: {
        en: '80, 210, 140, 110, 160, 180 and 120 answers of 1 to 7',
        es: '80, 210, 140, 110, 160, 180 y 120 respuestas de 1 a 7',
      },
      cell: cesGoldenCell,
      expected: '-13.0',
    },
    {
      name: { en: 'effort of 1 to 5 where lower is better', es: 'esfuerzo de 1 a 5, donde menos es mejor' },
      cell: lowIsEasyCell,
      expected: '25.0',
    },
    { name: { en: 'no answers', es: 'sin respuestas' }, cell: [], expected: 'none' },
  ],
});
