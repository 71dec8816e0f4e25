import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { eventDimensions, minimumSample, owners } from '../rules.ts';
import {
  durationInterval,
  durationMeasure,
  durationStatParam,
  durationStats,
  levelOf,
  noDurations,
} from './durations.ts';
import { journeyKey, journeyKeyParam, journeyPlace, journeyRules, placeParam } from './rules.ts';

const place = z.string().trim().max(200).default('');

export const timeBetween = defineMetric({
  definition: {
    id: 'time_between',
    version: 1,
    name: { en: 'Time between two events', es: 'Tiempo entre dos eventos' },
    explanation: {
      en: 'How long it takes from one event of a journey to another. Journeys still on their way are counted beside it.',
      es: 'Cuánto se tarda de un evento de un recorrido a otro. Los recorridos aún en camino se cuentan aparte.',
    },
    formula: {
      en: 'quantile (type 7) or mean of first end at or after the start − first start in the window, over journeys that have both',
      es: 'cuantil (tipo 7) o media de primer fin a partir del inicio − primer inicio en la ventana, sobre los recorridos que tienen ambos',
    },
    unit: 's',
    direction: 'lower_is_better',
    denominator: {
      en: 'Journeys that have ended. Open ones are censored: in the parts, and in the survival median (Kaplan–Meier).',
      es: 'Recorridos que han terminado. Los abiertos están censurados: figuran en el desglose y en la mediana de supervivencia (Kaplan–Meier).',
    },
    windowRule: journeyRules.entered,
    attributionRule: journeyRules.entry,
    dimensions: eventDimensions,
    params: {
      start: { en: 'the event it starts with', es: 'el evento con el que empieza' },
      end: { en: 'the event it ends with', es: 'el evento con el que termina' },
      on: placeParam('name'),
      by: journeyKeyParam,
      stat: durationStatParam,
    },
    minimumN: minimumSample,
    intervalMethod: durationInterval,
    owner: owners.customerExperience,
    source: 'Kaplan & Meier 1958',
  },
  reading: 'durations',
  params: z.strictObject({
    start: place,
    end: place,
    on: journeyPlace.default('name'),
    by: journeyKey.default('person'),
    stat: z.enum(durationStats).default('median'),
  }),
  options: ({ stat, ...options }) => ({ ...options, level: levelOf(stat) }),
  compute: (cell, { stat }) => durationMeasure(cell, stat),
  personal: true,
  goldens: [
    {
      name: { en: '10, 20 and 60 days: median 20 days', es: '10, 20 y 60 días: mediana de 20 días' },
      cell: { ...noDurations, ended: 3, quantile: 1_728_000, low: 864_000, high: 5_184_000, mean: 2_592_000 },
      expected: '1728000 [864000, 5184000]',
    },
    {
      name: { en: '10, 20 and 60 days: mean 30 days', es: '10, 20 y 60 días: media de 30 días' },
      cell: {
        ...noDurations,
        ended: 3,
        quantile: 1_728_000,
        mean: 2_592_000,
        deviation2: 1400 * 86_400 ** 2,
      },
      params: { stat: 'mean' },
      expected: '2592000',
    },
    {
      name: { en: 'all on their way', es: 'todos de camino' },
      cell: { ...noDurations, open: 4 },
      expected: 'none',
    },
  ],
});
