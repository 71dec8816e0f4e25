import { z } from 'zod';
import { days, daysToMs } from '../journeys/rules.ts';
import { defineMetric } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { eventDimensions, intervalMethods, minimumSample, owners } from '../rules.ts';
import { dealRules } from './rules.ts';

export const winRate = defineMetric({
  definition: {
    id: 'win_rate',
    version: 1,
    name: { en: 'Win rate', es: 'Tasa de éxito' },
    explanation: {
      en: 'Share of the deals created in a period that were won, so far or within a limit.',
      es: 'Parte de las oportunidades creadas en un periodo que se ganaron, hasta ahora o dentro de un plazo.',
    },
    formula: {
      en: '100 × deals won (at most within_days after their creation) ÷ deals created',
      es: '100 × oportunidades ganadas (como mucho within_days días tras su creación) ÷ oportunidades creadas',
    },
    unit: '%',
    direction: 'higher_is_better',
    denominator: {
      en: 'Deals created in the window; those won or lost by now when of is closed. A deal that is dated as won before its creation counts as won.',
      es: 'Oportunidades creadas en la ventana; con of=closed, las ya ganadas o perdidas. La que consta como ganada antes de su creación cuenta como ganada.',
    },
    windowRule: dealRules.created,
    attributionRule: dealRules.ownDimensions,
    dimensions: eventDimensions,
    params: {
      within_days: {
        en: 'days from the creation within which a win counts; 0 (default) for no limit',
        es: 'días desde la creación dentro de los que cuenta ganarla; 0 (por defecto), sin límite',
      },
      of: {
        en: 'created (default) or closed: what it is a share of',
        es: 'created (creadas; por defecto) o closed (cerradas): sobre qué se calcula',
      },
    },
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.sales,
    source: 'Pulso; interval after Wilson 1927',
  },
  reading: 'outcomes',
  params: z.strictObject({
    within_days: days.default(0),
    of: z.enum(['created', 'closed']).default('created'),
  }),
  options: ({ within_days, of }) => ({ withinMs: daysToMs(within_days), of }),
  compute({ deals, won, lost, open, immature }, { within_days }) {
    const message =
      within_days > 0
        ? `${immature} deals are younger than ${within_days} days and may still be won.`
        : `${immature} deals are open and may still be won.`;
    return {
      ...percentOf(won, deals),
      parts: { deals, won, lost, open, immature },
      warnings: immature > 0 ? [{ code: 'immature', message }] : [],
    };
  },
  personal: false,
  goldens: [
    {
      name: { en: '842 of 8000 leads', es: '842 de 8000 contactos' },
      cell: { deals: 8000, won: 842, lost: 0, open: 7158, immature: 7158 },
      expected: '10.525 [9.871, 11.217]',
    },
    {
      name: { en: 'no deals', es: 'sin oportunidades' },
      cell: { deals: 0, won: 0, lost: 0, open: 0, immature: 0 },
      expected: 'none',
    },
  ],
});
