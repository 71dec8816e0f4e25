import type { MetricWarning } from '@pulso/contract';
import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, owners, windowRules } from '../rules.ts';

/** With fewer events than this nobody knows what gap is usual. */
const fewestGaps = 10;

export const freshness = defineMetric({
  definition: {
    id: 'freshness',
    version: 2,
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
    params: {
      stale_after: {
        en: 'stale when silent for this many times the mean gap between events; default 10',
        es: 'se da por callada tras este número de veces el intervalo medio entre eventos; por defecto, 10',
      },
    },
    minimumN: 0,
    intervalMethod: { en: 'None: it is one observed time', es: 'Ninguno: es una sola hora observada' },
    owner: owners.platform,
    source: 'Pulso',
  },
  reading: 'newest',
  params: z.strictObject({ stale_after: z.number().min(1).max(10_000).default(10) }),
  options: () => ({}),
  compute({ newestMs, events, late }, { stale_after }, { untilMs, elapsedSeconds }) {
    if (newestMs === null || elapsedSeconds <= 0) return { value: null, n: events };
    const ageSeconds = Math.max(0, (untilMs - newestMs) / 1000);
    const gapSeconds = events >= fewestGaps ? elapsedSeconds / events : null;
    const warnings: MetricWarning[] = [];
    if (gapSeconds !== null && ageSeconds > stale_after * gapSeconds) {
      const message = `Silent for ${Math.round(ageSeconds)} s; there used to be an event every ${gapSeconds.toPrecision(2)} s.`;
      warnings.push({ code: 'stale', message });
    }
    if (late > 0) {
      const message = `${late} events arrived over an hour after they happened, and changed numbers of the past.`;
      warnings.push({ code: 'late_data', message });
    }
    return { value: ageSeconds, n: events, parts: { mean_gap_s: gapSeconds, late }, warnings };
  },
  personal: false,
  goldens: [
    {
      name: {
        en: 'an event five seconds ahead of the clock',
        es: 'un evento cinco segundos adelantado al reloj',
      },
      cell: { newestMs: 5000, events: 1, late: 0 },
      expected: '0',
    },
    {
      name: { en: 'no event', es: 'ningún evento' },
      cell: { newestMs: null, events: 0, late: 0 },
      expected: 'none',
    },
  ],
});
