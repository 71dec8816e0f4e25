import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { eventDimensions, intervalMethods, minimumSample, owners } from '../rules.ts';
import { surveySteps, type InvitationSummary } from './cells.ts';
import { invitationText, surveyName, surveyNameText } from './survey-params.ts';

const dayMs = 86_400_000;
const shown = (invitations: number, answers: number): InvitationSummary => ({
  invitations,
  reached: [0, invitations, invitations, answers, answers],
  immature: 0,
});

export const responseRate = defineMetric({
  definition: {
    id: 'response_rate',
    version: 1,
    name: { en: 'Response rate', es: 'Tasa de respuesta' },
    explanation: {
      en: 'The share of people who got a survey and answered it.',
      es: 'Qué parte de quienes recibieron una encuesta la respondió.',
    },
    formula: {
      en: '100 × answered ÷ delivered (or shown, or started)',
      es: '100 × respondidas ÷ entregadas (o mostradas, o empezadas)',
    },
    unit: '%',
    direction: 'higher_is_better',
    denominator: {
      en: `Invitations delivered (not merely sent), shown or started. ${invitationText.en}`,
      es: `Invitaciones entregadas (no solo enviadas), mostradas o empezadas. ${invitationText.es}`,
    },
    windowRule: {
      en: 'Invitations that were delivered (shown, started) in [from, to), whenever they were answered within the limit; late answers restate the past.',
      es: 'Invitaciones entregadas (mostradas, empezadas) en [from, to), sin importar cuándo se respondieron dentro del plazo; las respuestas tardías corrigen el pasado.',
    },
    attributionRule: {
      en: 'Dimensions and filters are those of the touchpoint in the denominator.',
      es: 'Las dimensiones y los filtros son los del touchpoint del denominador.',
    },
    dimensions: eventDimensions,
    params: {
      of: {
        en: 'delivered (default), shown or started: what answers are a share of',
        es: 'delivered (entregadas; por defecto), shown (mostradas) o started (empezadas): de qué son parte las respuestas',
      },
      survey: surveyNameText,
      within_days: {
        en: 'an answer counts up to so many days after; default 30',
        es: 'una respuesta cuenta hasta tantos días después; por defecto, 30',
      },
    },
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.customerExperience,
    source: 'Pulso; interval after Wilson 1927',
  },
  reading: 'invitations',
  params: z.strictObject({
    of: z.enum(['delivered', 'shown', 'started']).default('delivered'),
    survey: surveyName,
    within_days: z.number().positive().max(366).default(30),
  }),
  options: ({ of, survey, within_days }) => ({
    step: surveySteps.indexOf(of) + 1,
    survey,
    withinMs: Math.round(within_days * dayMs),
  }),
  compute({ invitations, reached, immature }) {
    const parts = Object.fromEntries(surveySteps.map((step, index) => [step, reached[index] ?? 0]));
    const message = `${immature} invitations have no answer yet and still have time for one.`;
    return {
      ...percentOf(parts['completed'] ?? 0, invitations),
      parts: { ...parts, immature },
      warnings: immature > 0 ? [{ code: 'immature', message }] : [],
    };
  },
  personal: true,
  goldens: [
    {
      name: { en: '120 answers of 340 shown', es: '120 respuestas de 340 mostradas' },
      cell: shown(340, 120),
      expected: '35.29 [30.40, 40.51]',
    },
    { name: { en: 'nobody was asked', es: 'no se preguntó a nadie' }, cell: shown(0, 0), expected: 'none' },
  ],
});
