import { z } from 'zod';
import { tiredFrom } from '../../surveys/contact-limit.ts';
import { responseDecline } from '../../surveys/response-decline.ts';
import { defineMetric } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { eventDimensions, intervalMethods, minimumSample, owners } from '../rules.ts';
import type { PressureSummary } from './cells.ts';
import { invitationText, surveyName, surveyNameText } from './survey-params.ts';

const nobody: PressureSummary = { customers: 0, tired: 0, invitations: 0, asked: [], answered: [] };

export const surveyFatigue = defineMetric({
  definition: {
    id: 'survey_fatigue',
    version: 1,
    name: { en: 'Survey fatigue', es: 'Fatiga de encuestas' },
    explanation: {
      en: 'The share of the customers you ask who are asked about as often as you allow: soon they stop answering.',
      es: 'Qué parte de los clientes a los que preguntas recibe casi tantas encuestas como permites: pronto dejarán de responder.',
    },
    formula: {
      en: '100 × customers with at least 80 % of the limit of invitations ÷ customers with an invitation',
      es: '100 × clientes con al menos el 80 % del límite de invitaciones ÷ clientes con alguna invitación',
    },
    unit: '%',
    direction: 'lower_is_better',
    denominator: {
      en: `Customers with an invitation sent, delivered or shown in the days before the end of the window. ${invitationText.en} Those held back are events named survey_suppressed, with properties.reason.`,
      es: `Clientes con alguna invitación enviada, entregada o mostrada en los días anteriores al final de la ventana. ${invitationText.es} Las retenidas son eventos llamados survey_suppressed, con properties.reason.`,
    },
    windowRule: {
      en: 'The days before the end of each window, or before now when that is earlier; they roll, whatever the calendar.',
      es: 'Los días anteriores al final de cada ventana, o a ahora si aún no ha terminado; ruedan, sin atender al calendario.',
    },
    attributionRule: {
      en: 'Dimensions and filters are those of the first touchpoint of each invitation.',
      es: 'Las dimensiones y los filtros son los del primer touchpoint de cada invitación.',
    },
    dimensions: eventDimensions,
    params: {
      limit: {
        en: 'invitations that a customer may get in these days; default 3',
        es: 'invitaciones que puede recibir un cliente en esos días; por defecto, 3',
      },
      days: { en: 'how many days; default 30', es: 'cuántos días; por defecto, 30' },
      survey: surveyNameText,
    },
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.customerExperience,
    source: 'Pulso',
  },
  reading: 'pressure',
  params: z.strictObject({
    limit: z.number().int().min(1).max(1000).default(3),
    days: z.number().positive().max(366).default(30),
    survey: surveyName,
  }),
  options: ({ limit, days, survey }) => ({ tiredAt: tiredFrom * limit, days, survey }),
  compute(cell) {
    const { customers, tired, invitations, asked, answered } = cell;
    const rates = asked.map((count, index): [string, number | null] => [
      `response_${index + 1}`,
      count > 0 ? (100 * (answered[index] ?? 0)) / count : null,
    ]);
    return {
      ...percentOf(tired, customers),
      parts: {
        invitations,
        pressure: customers > 0 ? invitations / customers : null,
        decline_slope: responseDecline(cell),
        ...Object.fromEntries(rates),
      },
    };
  },
  personal: true,
  goldens: [
    {
      name: { en: '12 of 80 customers are near the limit', es: '12 de 80 clientes están cerca del límite' },
      cell: { ...nobody, customers: 80, tired: 12, invitations: 100 },
      expected: '15.00 [8.79, 24.41]',
    },
    { name: { en: 'nobody was asked', es: 'no se preguntó a nadie' }, cell: nobody, expected: 'none' },
  ],
});
