import { z } from 'zod';
import type { ResponseSummary } from './cells.ts';
import { calendarNeed, calendarVersion, clockDescriptions, clockParams } from './calendar-param.ts';
import { quantileMeasure } from './duration-measure.ts';
import { defineMetric, type Measure } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { attributionRules, eventDimensions, minimumSample, owners, windowRules } from '../rules.ts';

const levels = { median: 0.5, p90: 0.9, p95: 0.95, share_within: 0.5 } as const;
const stats = ['median', 'p90', 'p95', 'share_within'] as const;
const fourHours = 14_400;

const summary = (given: Partial<ResponseSummary>): ResponseSummary => ({
  ...{
    answered: 0,
    waiting: 0,
    overdue: 0,
    withBot: 0,
    unanswered: 0,
    within: 0,
    quantile: null,
    low: null,
    high: null,
  },
  ...given,
});

/** A waiting ticket past the target has missed it; one that still has time says nothing yet. */
const shareWithin = (cell: ResponseSummary): Measure => percentOf(cell.within, cell.answered + cell.overdue);

export const firstResponseTime = defineMetric({
  definition: {
    id: 'first_response_time',
    version: 1,
    name: { en: 'First response time', es: 'Tiempo de primera respuesta' },
    explanation: {
      en: 'How long customers wait until a person answers them in public. Tickets still waiting are counted beside it.',
      es: 'Cuánto espera el cliente hasta que una persona le responde en público. Los casos que aún esperan se cuentan aparte.',
    },
    formula: {
      en: 'quantile (type 7) of first public human reply − creation; from the hand-off when a bot owned it first; an agent-created ticket ends at the next public reply',
      es: 'cuantil (tipo 7) de primera respuesta pública de una persona − creación; desde el traspaso si antes lo llevaba un bot; en un ticket creado por un agente se espera a la siguiente respuesta pública',
    },
    unit: 's',
    direction: 'lower_is_better',
    denominator: {
      en: 'Answered tickets. For share_within: answered ones and those that have waited longer than the target. Tickets solved without a reply are in the parts only.',
      es: 'Tickets respondidos. En share_within: los respondidos y los que llevan esperando más que el objetivo. Los resueltos sin respuesta solo figuran en el desglose.',
    },
    windowRule: windowRules.created,
    attributionRule: attributionRules.ticketCreation,
    dimensions: eventDimensions,
    params: {
      stat: {
        en: 'median (default), p90, p95 or share_within (in %)',
        es: 'median (mediana; por defecto), p90, p95 o share_within (parte dentro del objetivo, en %)',
      },
      target_seconds: {
        en: 'seconds within which share_within counts a reply, default 14400',
        es: 'segundos dentro de los que share_within cuenta una respuesta; por defecto, 14400',
      },
      ...clockDescriptions,
    },
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Order statistics around the quantile; Wilson for share_within, 95 %',
      es: 'Estadísticos de orden en torno al cuantil; Wilson en share_within, 95 %',
    },
    owner: owners.service,
    source: 'Pulso; hand-off rule after Chatwoot #6409',
  },
  reading: 'responses',
  params: z.strictObject({
    stat: z.enum(stats).default('median'),
    target_seconds: z.number().min(0).max(1e9).default(fourHours),
    ...clockParams,
  }),
  needs: calendarNeed,
  options: (params) => ({
    level: levels[params.stat],
    targetSeconds: params.target_seconds,
    share: params.stat === 'share_within',
    calendar: calendarVersion(params),
  }),
  compute(cell, { stat }) {
    const { answered, waiting, overdue, withBot, unanswered, within } = cell;
    const share = stat === 'share_within';
    return {
      ...(share ? shareWithin(cell) : quantileMeasure(cell, answered)),
      ...(share && { unit: '%' }),
      parts: { answered, within, waiting, overdue, with_bot: withBot, unanswered },
      warnings:
        waiting > 0
          ? [
              {
                code: 'censored',
                message: `${waiting} tickets still wait for a first reply: their times are not in yet.`,
              },
            ]
          : [],
    };
  },
  personal: true,
  goldens: [
    {
      name: { en: 'created 10:00, answered 11:30', es: 'creado a las 10:00, respondido a las 11:30' },
      cell: summary({ answered: 1, quantile: 5400, low: 5400, high: 5400 }),
      expected: '5400',
    },
    {
      name: {
        en: '8 of 10 within the target, 2 more overdue',
        es: '8 de 10 dentro del objetivo, 2 más vencidos',
      },
      cell: summary({ answered: 10, within: 8, waiting: 3, overdue: 2 }),
      params: { stat: 'share_within' },
      expected: '66.67 [39.06, 86.19]',
    },
    {
      name: { en: 'all still wait', es: 'todos siguen esperando' },
      cell: summary({ waiting: 4 }),
      expected: 'none',
    },
  ],
});
