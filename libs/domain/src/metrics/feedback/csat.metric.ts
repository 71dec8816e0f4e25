import { z } from 'zod';
import { isSatisfied, satisfiedRules } from '../../scores/csat.ts';
import { histogramOf } from '../../scores/scale.ts';
import { defineMetric } from '../metric.ts';
import { percentOf } from '../rates.ts';
import {
  attributionRules,
  eventDimensions,
  intervalMethods,
  minimumSample,
  owners,
  windowRules,
} from '../rules.ts';
import { countBy, histogramParts } from './scores-parts.ts';
import { countedOnce } from './repeated-answers.ts';

export const csat = defineMetric({
  definition: {
    id: 'csat',
    version: 2,
    name: { en: 'CSAT', es: 'CSAT' },
    explanation: {
      en: 'The share of ratings that say the customer was satisfied with what just happened.',
      es: 'Qué parte de las valoraciones dice que el cliente quedó satisfecho con lo que acaba de vivir.',
    },
    formula: {
      en: '100 × satisfied ÷ ratings; satisfied is 3 of 1–3, 3–4 of 1–4, 4–5 of 1–5, 5–6 of 1–6, 6–7 of 1–7, 8–10 of 1–10, 9–10 of 0–10, 1 of thumbs',
      es: '100 × satisfechos ÷ valoraciones; satisfecho es 3 en 1–3, 3–4 en 1–4, 4–5 en 1–5, 5–6 en 1–6, 6–7 en 1–7, 8–10 en 1–10, 9–10 en 0–10 y 1 en pulgares',
    },
    unit: '%',
    direction: 'higher_is_better',
    denominator: countedOnce({
      en: 'Ratings on a scale with a published satisfied set; the others are left out with a warning.',
      es: 'Valoraciones en una escala para la que está publicado qué notas son de satisfecho; las demás se dejan fuera con un aviso.',
    }),
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      type: {
        en: 'csat (default) or thumbs: which kind of rating is counted',
        es: 'csat (por defecto) o thumbs (pulgares): qué tipo de valoración se cuenta',
      },
    },
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.customerExperience,
    source: 'Satisfied sets as published by Formbricks',
  },
  reading: 'scores',
  params: z.strictObject({ type: z.enum(['csat', 'thumbs']).default('csat') }),
  options: ({ type }) => ({ scoreTypes: [type], rules: satisfiedRules }),
  compute(cell) {
    const { total, n, warnings } = countBy(cell, (count) => {
      const satisfied = isSatisfied(count.score, count);
      return satisfied === null ? null : { satisfied };
    });
    const satisfied = total((verdict) => verdict.satisfied);
    return { ...percentOf(satisfied, n), parts: { satisfied, ...histogramParts(cell) }, warnings };
  },
  personal: true,
  goldens: [
    {
      name: { en: '42, 32, 10, 9 and 14 ratings of 5 to 1', es: '42, 32, 10, 9 y 14 valoraciones de 5 a 1' },
      cell: histogramOf(1, 5, { 5: 42, 4: 32, 3: 10, 2: 9, 1: 14 }),
      expected: '69.16 [59.87, 77.12]',
    },
    {
      name: { en: '160 satisfied of 200', es: '160 satisfechos de 200' },
      cell: histogramOf(1, 5, { 5: 100, 4: 60, 1: 40 }),
      expected: '80 [73.91, 84.95]',
    },
    {
      name: { en: '0–10 asks for a nine', es: 'de 0 a 10 hace falta un nueve' },
      cell: histogramOf(0, 10, { 10: 25, 9: 25, 8: 25, 0: 25 }),
      expected: '50.00',
    },
    { name: { en: 'no ratings', es: 'sin valoraciones' }, cell: [], expected: 'none' },
  ],
});
