import { z } from 'zod';
import { meanInterval } from '../../statistics/mean.ts';
import { defineMetric } from '../metric.ts';
import { eventDimensions, minimumSample, owners } from '../rules.ts';
import {
  days,
  daysToMs,
  gapParam,
  journeyKey,
  journeyKeyParam,
  journeyPlace,
  journeyRules,
  placeParam,
  usualGapDays,
} from './rules.ts';

export const handoffs = defineMetric({
  definition: {
    id: 'handoffs',
    version: 1,
    name: { en: 'Handoffs', es: 'Traspasos' },
    explanation: {
      en: 'How often a customer is passed from one area of the company to another within a journey.',
      es: 'Cuántas veces pasa un cliente de un área de la empresa a otra dentro de un recorrido.',
    },
    formula: {
      en: 'events whose area differs from that of the event before ÷ journeys; seconds_lost is the time between the two',
      es: 'eventos cuya área difiere de la del evento anterior ÷ recorridos; seconds_lost es el tiempo entre ambos',
    },
    unit: 'count',
    direction: 'lower_is_better',
    denominator: {
      en: 'Journeys with an event in the window that has an area.',
      es: 'Recorridos con algún evento en la ventana que tiene área.',
    },
    windowRule: journeyRules.arriving,
    attributionRule: journeyRules.arrivingEvent,
    dimensions: eventDimensions,
    params: { place: placeParam('area'), by: journeyKeyParam, gap_days: gapParam },
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Student’s t of the mean per journey, not below 0, 95 %',
      es: 't de Student de la media por recorrido, nunca bajo 0, 95 %',
    },
    owner: owners.customerExperience,
    source: 'Pulso',
  },
  reading: 'handoffs',
  params: z.strictObject({
    place: journeyPlace.default('area'),
    by: journeyKey.default('person'),
    gap_days: days.default(usualGapDays),
  }),
  options: ({ gap_days, ...options }) => ({ ...options, gapMs: daysToMs(gap_days) }),
  compute({ journeys: n, handed, handoffs: times, squares, lost }) {
    const mean = n > 0 ? times / n : null;
    const spread = mean === null ? null : { n, mean, deviation2: Math.max(0, squares - times * mean) };
    return {
      value: mean,
      n,
      numerator: times,
      denominator: n,
      interval: spread && meanInterval(spread, { min: 0, max: Infinity }),
      parts: {
        ...{ journeys: n, handed, handoffs: times, seconds_lost: lost },
        seconds_lost_per_handoff: times > 0 ? lost / times : null,
      },
    };
  },
  personal: true,
  goldens: [
    {
      name: {
        en: 'four journeys with 0, 1, 1 and 2 handoffs',
        es: 'cuatro recorridos con 0, 1, 1 y 2 traspasos',
      },
      cell: { journeys: 4, handed: 3, handoffs: 4, squares: 6, lost: 7200 },
      expected: '1.00 [0.00, 2.30]',
    },
    {
      name: { en: 'nobody on the way', es: 'nadie de camino' },
      cell: { journeys: 0, handed: 0, handoffs: 0, squares: 0, lost: 0 },
      expected: 'none',
    },
  ],
});
