import { z } from 'zod';
import { meanInterval } from '../../statistics/mean.ts';
import type { ResolutionSummary } from './cells.ts';
import { calendarNeed, calendarVersion, clockDescriptions, clockParams } from './calendar-param.ts';
import { quantileMeasure } from './duration-measure.ts';
import { defineMetric, type Measure } from '../metric.ts';
import { eventDimensions, minimumSample, owners } from '../rules.ts';
import { countClosedDescription, excludedTickets, solvedRules } from './rules.ts';

const levels = { median: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, mean: 0.5 } as const;
const stats = ['median', 'p75', 'p90', 'p95', 'mean'] as const;

const summary = (given: Partial<ResolutionSummary>): ResolutionSummary => ({
  ...{ solved: 0, open: 0, ended: 0, mean: null, deviation2: 0, quantile: null, low: null, high: null },
  ...given,
});

const meanMeasure = ({ solved, mean, deviation2 }: ResolutionSummary): Measure => ({
  value: mean,
  n: solved,
  interval: mean === null ? null : meanInterval({ n: solved, mean, deviation2 }),
});

export const resolutionTime = defineMetric({
  definition: {
    id: 'resolution_time',
    version: 1,
    name: { en: 'Resolution time', es: 'Tiempo de resolución' },
    explanation: {
      en: 'How long it takes from a case being opened until it is solved: for the first time, or for good.',
      es: 'Cuánto pasa desde que se abre un caso hasta que se resuelve: la primera vez, o del todo.',
    },
    formula: {
      en: 'quantile (type 7) or mean of solve − creation; the solve is the first one, or the last one of a ticket that is not open again; without the time on hold when asked',
      es: 'cuantil (tipo 7) o media de resolución − creación; la resolución es la primera, o la última de un ticket que no se ha vuelto a abrir; sin el tiempo en espera si se pide',
    },
    unit: 's',
    direction: 'lower_is_better',
    denominator: {
      en: `Solved tickets. Open ones are censored: counted beside, their times are not in yet. ${excludedTickets.en}`,
      es: `Tickets resueltos. Los abiertos están censurados: se cuentan aparte, sus tiempos aún no entran. ${excludedTickets.es}`,
    },
    windowRule: solvedRules.window,
    attributionRule: solvedRules.attribution,
    dimensions: eventDimensions,
    params: {
      to: {
        en: 'first (default: the first solve) or full (the last one)',
        es: 'first (por defecto: la primera resolución) o full (la última)',
      },
      stat: {
        en: 'median (default), p75, p90, p95 or mean',
        es: 'median (mediana; por defecto), p75, p90, p95 o mean (media)',
      },
      ...clockDescriptions,
      minus_on_hold: {
        en: 'true leaves out the time in a status of waiting (hold, pending, waiting, awaiting ...); default false',
        es: 'true descuenta el tiempo en un estado de espera (hold, pending, waiting, awaiting ...); por defecto, false',
      },
      count_closed: countClosedDescription,
    },
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Order statistics around the quantile; Student’s t for the mean, 95 %',
      es: 'Estadísticos de orden en torno al cuantil; t de Student en la media, 95 %',
    },
    owner: owners.service,
    source: 'Pulso',
  },
  reading: 'resolutions',
  params: z.strictObject({
    to: z.enum(['first', 'full']).default('first'),
    stat: z.enum(stats).default('median'),
    ...clockParams,
    minus_on_hold: z.boolean().default(false),
    count_closed: z.boolean().default(false),
  }),
  needs: calendarNeed,
  options: (params) => ({
    to: params.to,
    level: levels[params.stat],
    calendar: calendarVersion(params),
    minusOnHold: params.minus_on_hold,
    countClosed: params.count_closed,
  }),
  compute(cell, { stat }) {
    const { solved, open, ended } = cell;
    return {
      ...(stat === 'mean' ? meanMeasure(cell) : quantileMeasure(cell, solved)),
      parts: { solved, open, ended_unsolved: ended },
      warnings:
        open > 0
          ? [
              {
                code: 'censored',
                message: `${open} tickets created in the window are still open: their times are not in yet.`,
              },
            ]
          : [],
    };
  },
  personal: true,
  goldens: [
    {
      name: {
        en: 'created Monday 09:00, solved 17:00: the first resolution takes 8 hours',
        es: 'creado el lunes a las 09:00, resuelto a las 17:00: la primera resolución tarda 8 horas',
      },
      cell: summary({ solved: 1, quantile: 28_800, low: 28_800, high: 28_800 }),
      expected: '28800 [28800, 28800]',
    },
    {
      name: {
        en: 'reopened Tuesday 09:00, solved 12:00: the full resolution takes 27 hours',
        es: 'reabierto el martes a las 09:00, resuelto a las 12:00: la resolución completa tarda 27 horas',
      },
      cell: summary({ solved: 1, quantile: 97_200, low: 97_200, high: 97_200 }),
      params: { to: 'full' },
      expected: '97200',
    },
    {
      name: { en: 'mean of 10, 20 and 60 seconds', es: 'media de 10, 20 y 60 segundos' },
      cell: summary({ solved: 3, mean: 30, deviation2: 1400 }),
      params: { stat: 'mean' },
      expected: '30.00 [-35.72, 95.72]',
    },
    {
      name: { en: 'all still open', es: 'todo sigue abierto' },
      cell: summary({ open: 4 }),
      expected: 'none',
    },
  ],
});
