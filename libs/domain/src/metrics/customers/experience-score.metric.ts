import { z } from 'zod';
import type { ExperienceSummary } from './cells.ts';
import { experienceOf, experienceSums, type ExperienceSignal } from './experience-of.ts';
import { customerRules } from './rules.ts';
import { meanInterval } from '../../statistics/mean.ts';
import { defineMetric } from '../metric.ts';
import { eventDimensions, minimumSample, owners } from '../rules.ts';

const nobody: ExperienceSummary = {
  ...{ customers: 0, mean: 0, deviation2: 0 },
  ...{ inferred: 0, confidence: 0, signals: 0 },
};

/** One customer with these signals; for the worked examples. */
function one(...signals: ExperienceSignal[]): ExperienceSummary {
  const { score, confidence } = experienceOf(experienceSums(signals, 90));
  return { ...nobody, customers: 1, mean: score ?? 0, confidence, signals: signals.length };
}
const said = (value: number, ageDays: number): ExperienceSignal => ({ value, ageDays, said: true });

export const experienceScore = defineMetric({
  definition: {
    id: 'experience_score',
    version: 1,
    name: { en: 'Experience score', es: 'Puntuación de experiencia' },
    explanation: {
      en: 'How customers have lately felt about us, 0 to 100, from what they said and what they had to go through.',
      es: 'Cómo se han sentido los clientes con nosotros últimamente, de 0 a 100, por lo que dijeron y por lo que tuvieron que pasar.',
    },
    formula: {
      en: 'mean over customers of Σ w × value ÷ Σ w, w = 0.5 ^ (age ÷ half-life), halved for effort. Values: an answer on its scale as 0-100; a first reply 100 within an hour to 0 after a day; 0 for a ticket reopened, opened again on its topic within 7 days, or in another channel within 24 hours',
      es: 'media entre clientes de Σ w × valor ÷ Σ w, w = 0,5 ^ (antigüedad ÷ semivida), a la mitad si es esfuerzo. Valores: una respuesta en su escala como 0-100; la primera contestación, de 100 en una hora a 0 tras un día; 0 por un ticket reabierto, repetido sobre su tema en 7 días o por otro canal en 24 horas',
    },
    unit: 'score',
    direction: 'higher_is_better',
    denominator: {
      en: 'Customers with at least one signal. Those of whom only effort is known are counted as inferred.',
      es: 'Clientes con al menos una señal. Aquellos de los que solo se conoce el esfuerzo cuentan como inferidos.',
    },
    windowRule: customerRules.window,
    attributionRule: customerRules.attribution,
    dimensions: eventDimensions,
    params: {
      half_life_days: {
        en: 'days after which a signal weighs half, default 90',
        es: 'días tras los que una señal pesa la mitad; por defecto, 90',
      },
    },
    minimumN: minimumSample,
    intervalMethod: customerRules.interval,
    owner: owners.customerExperience,
    source: 'Pulso',
  },
  reading: 'experience',
  params: z.strictObject({ half_life_days: z.number().min(1).max(3660).default(90) }),
  options: ({ half_life_days: halfLifeDays }) => ({ halfLifeDays }),
  compute({ customers: n, mean, deviation2, inferred, confidence, signals }) {
    const message = `Of ${inferred} of ${n} customers only effort is known, nothing that they said.`;
    return {
      value: n > 0 ? mean : null,
      n,
      interval: n > 0 ? meanInterval({ n, mean, deviation2 }, { min: 0, max: 100 }) : null,
      parts: { customers: n, inferred, signals, confidence_percent: n > 0 ? (100 * confidence) / n : null },
      warnings: inferred > 0 ? [{ code: 'inferred', message }] : [],
    };
  },
  personal: true,
  goldens: [
    {
      name: { en: 'CES 7 of 7 and CSAT 5 of 5 today', es: 'CES 7 de 7 y CSAT 5 de 5 de hoy' },
      cell: one(said(100, 0), said(100, 0)),
      expected: '100',
    },
    {
      name: { en: 'a 0 of 90 days ago and a 100 of today', es: 'un 0 de hace 90 días y un 100 de hoy' },
      cell: one(said(0, 90), said(100, 0)),
      expected: '66.7',
    },
    { name: { en: 'no signal', es: 'sin señales' }, cell: nobody, expected: 'none' },
  ],
});
