import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { eventDimensions, intervalMethods, minimumSample, owners } from '../rules.ts';
import { countClosedDescription, excludedTickets, immatureWarning, solvedRules } from './rules.ts';

export const reopenRate = defineMetric({
  definition: {
    id: 'reopen_rate',
    version: 1,
    name: { en: 'Reopen rate', es: 'Tasa de reapertura' },
    explanation: {
      en: 'How many of the cases that were called solved had to be opened again.',
      es: 'Cuántos de los casos que se dieron por resueltos hubo que volver a abrir.',
    },
    formula: {
      en: 'tickets reopened (within the days, when given) ÷ tickets solved, or created',
      es: 'tickets reabiertos (dentro de los días, si se indican) ÷ tickets resueltos, o creados',
    },
    unit: '%',
    direction: 'lower_is_better',
    denominator: {
      en: `Tickets by their first solve; with of: created, all tickets created. With days, only tickets whose days have passed. ${excludedTickets.en}`,
      es: `Tickets por su primera resolución; con of: created, todos los creados. Con days, solo aquellos cuyos días han pasado. ${excludedTickets.es}`,
    },
    windowRule: solvedRules.window,
    attributionRule: solvedRules.attribution,
    dimensions: eventDimensions,
    params: {
      of: {
        en: 'solved (default) or created: which tickets of the window are the whole',
        es: 'solved (por defecto: resueltos) o created (creados): qué tickets de la ventana son el total',
      },
      days: {
        en: 'days after a solve within which a reopening counts; 0, the default, means whenever',
        es: 'días tras una resolución en los que cuenta una reapertura; 0, por defecto, significa en cualquier momento',
      },
      count_closed: countClosedDescription,
    },
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.service,
    source: 'Pulso',
  },
  reading: 'reopens',
  params: z.strictObject({
    of: z.enum(['solved', 'created']).default('solved'),
    days: z.number().min(0).max(3650).default(0),
    count_closed: z.boolean().default(false),
  }),
  options: ({ of, days, count_closed }) => ({
    of,
    days: days === 0 ? null : days,
    countClosed: count_closed,
  }),
  compute: ({ tickets, reopened, immature }, { days }) => ({
    ...percentOf(reopened, tickets),
    parts: { reopened, immature },
    warnings: immatureWarning(immature, 'tickets', `${days} days`),
  }),
  personal: true,
  goldens: [
    {
      name: { en: '275 of 24,918 incidents came back', es: '275 de 24.918 incidencias volvieron' },
      cell: { tickets: 24_918, reopened: 275, immature: 0 },
      params: { of: 'created' },
      expected: '1.10 [0.98, 1.24]',
    },
    {
      name: { en: 'one ticket, reopened', es: 'un ticket, reabierto' },
      cell: { tickets: 1, reopened: 1, immature: 0 },
      expected: '100.00 [20.65, 100.00]',
    },
    {
      name: { en: 'nothing solved', es: 'nada resuelto' },
      cell: { tickets: 0, reopened: 0, immature: 0 },
      expected: 'none',
    },
  ],
});
