import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, owners, windowRules } from '../rules.ts';

export const ticketBacklog = defineMetric({
  definition: {
    id: 'ticket_backlog',
    version: 1,
    name: { en: 'Open tickets', es: 'Tickets abiertos' },
    explanation: {
      en: 'How many cases are open at that moment, and for how long they have been.',
      es: 'Cuántos casos están abiertos en ese momento, y desde hace cuánto.',
    },
    formula: {
      en: 'open(end) = open(start) + created + reopened − solved − merged',
      es: 'abiertos(final) = abiertos(inicio) + creados + reabiertos − resueltos − fusionados',
    },
    unit: 'count',
    direction: 'lower_is_better',
    denominator: {
      en: 'None: it is a count at one instant. Closing counts as solving.',
      es: 'Ninguno: es un recuento en un instante. Cerrar cuenta como resolver.',
    },
    windowRule: windowRules.endOfWindow,
    attributionRule: attributionRules.ticketCreation,
    dimensions: eventDimensions,
    params: {},
    minimumN: 0,
    intervalMethod: { en: 'None: every ticket is counted', es: 'Ninguno: se cuentan todos los tickets' },
    owner: owners.service,
    source: 'Pulso',
  },
  reading: 'backlog',
  params: z.strictObject({}),
  options: () => ({}),
  compute({ known, ages, created, reopened, solved, merged }, _params, { elapsedSeconds }) {
    const open = ages.reduce((sum, count) => sum + count, 0);
    const [under1d, under3d, under7d, over7d] = ages;
    return {
      value: known && elapsedSeconds > 0 ? open : null,
      n: open,
      numerator: open,
      parts: {
        under_1d: under1d,
        under_3d: under3d,
        under_7d: under7d,
        over_7d: over7d,
        created,
        reopened,
        solved,
        merged,
      },
    };
  },
  personal: false,
  goldens: [
    {
      name: { en: 'open tickets of every age', es: 'tickets abiertos de toda antigüedad' },
      cell: { known: true, ages: [4, 3, 2, 1], created: 12, reopened: 1, solved: 2, merged: 1 },
      expected: '10',
    },
    {
      name: { en: 'an empty desk is zero', es: 'una mesa vacía es cero' },
      cell: { known: true, ages: [0, 0, 0, 0], created: 1, reopened: 0, solved: 1, merged: 0 },
      expected: '0',
    },
    {
      name: { en: 'no desk is no data', es: 'sin mesa no hay datos' },
      cell: { known: false, ages: [0, 0, 0, 0], created: 0, reopened: 0, solved: 0, merged: 0 },
      expected: 'none',
    },
  ],
});
