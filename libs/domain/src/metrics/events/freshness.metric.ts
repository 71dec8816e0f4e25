import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, owners, windowRules } from '../rules.ts';

export const freshness = defineMetric({
  definition: {
    id: 'freshness',
    version: 1,
    name: { en: 'Age of the newest event', es: 'Antigüedad del último evento' },
    explanation: {
      en: 'How long ago the newest event happened: a flat line is calm only while this is small.',
      es: 'Cuánto hace que ocurrió el último evento: una línea plana solo es calma mientras esto sea poco.',
    },
    formula: {
      en: 'end of the window, or now when that is earlier − time of the newest event in it',
      es: 'final de la ventana, o ahora si aún no ha terminado − hora del último evento en ella',
    },
    unit: 's',
    direction: 'lower_is_better',
    denominator: {
      en: 'None: it is an age. Group by source to see which one is silent.',
      es: 'Ninguno: es una antigüedad. Al dividir por fuente se ve cuál está callada.',
    },
    windowRule: windowRules.endOfWindow,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {},
    minimumN: 0,
    intervalMethod: { en: 'None: it is one observed time', es: 'Ninguno: es una sola hora observada' },
    owner: owners.platform,
    source: 'METRICS.md M28',
  },
  reading: 'newest',
  params: z.strictObject({}),
  options: () => ({}),
  compute({ newestMs, events }, _params, { untilMs, elapsedSeconds }) {
    if (newestMs === null || elapsedSeconds <= 0) return { value: null, n: events };
    return { value: Math.max(0, (untilMs - newestMs) / 1000), n: events };
  },
  personal: false,
  goldens: [
    { name: 'an event five seconds ahead of the clock', cell: { newestMs: 5000, events: 1 }, expected: '0' },
    { name: 'no event', cell: { newestMs: null, events: 0 }, expected: 'none' },
  ],
});
