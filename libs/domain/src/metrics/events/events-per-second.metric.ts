import { eventKinds } from '@pulso/contract';
import { poissonInterval } from '../../statistics/count.ts';
import { scaleInterval } from '../../statistics/interval.ts';
import { eventParams, eventParamText } from './events.metric.ts';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, owners, windowRules } from '../rules.ts';

export const eventsPerSecond = defineMetric({
  definition: {
    id: 'events_per_second',
    version: 1,
    name: { en: 'Events per second', es: 'Eventos por segundo' },
    explanation: {
      en: 'The pulse: how many events a second, on average over the part of the window that has passed.',
      es: 'El pulso: cuántos eventos por segundo, de media en la parte de la ventana que ya ha pasado.',
    },
    formula: {
      en: 'events ÷ seconds of the window that have passed',
      es: 'eventos ÷ segundos de la ventana que ya han pasado',
    },
    unit: 'events/s',
    direction: 'neutral',
    denominator: {
      en: 'Seconds from the start of the window to its end, or to now when that is earlier.',
      es: 'Segundos desde el inicio de la ventana hasta su final, o hasta ahora si aún no ha terminado.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: eventParamText,
    minimumN: 0,
    intervalMethod: { en: 'Poisson, 95 %', es: 'Poisson, 95 %' },
    owner: owners.platform,
    source: 'Pulso',
  },
  reading: 'events',
  params: eventParams,
  options: ({ kind }) => ({ kinds: kind ? [kind] : eventKinds }),
  compute({ events: n }, _params, { elapsedSeconds }) {
    if (n === 0 || elapsedSeconds <= 0) return { value: null, n };
    return {
      value: n / elapsedSeconds,
      n,
      numerator: n,
      denominator: elapsedSeconds,
      interval: scaleInterval(poissonInterval(n), 1 / elapsedSeconds),
    };
  },
  personal: false,
  goldens: [
    {
      name: { en: '100 events in 50 seconds', es: '100 eventos en 50 segundos' },
      cell: { events: 100 },
      elapsedSeconds: 50,
      expected: '2 [1.63, 2.43]',
    },
    {
      name: { en: 'a window that has not begun', es: 'una ventana que no ha empezado' },
      cell: { events: 3 },
      elapsedSeconds: 0,
      expected: 'none',
    },
  ],
});
