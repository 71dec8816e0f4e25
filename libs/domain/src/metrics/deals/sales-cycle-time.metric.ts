import { z } from 'zod';
import {
  durationInterval,
  durationMeasure,
  durationStatParam,
  durationStats,
  levelOf,
  noDurations,
} from '../journeys/durations.ts';
import { defineMetric } from '../metric.ts';
import { eventDimensions, minimumSample, owners } from '../rules.ts';
import type { CycleSummary } from './cells.ts';
import { dealRules } from './rules.ts';

const dayS = 86_400;
/** Won after 10, 20 and 60 days. */
const three: CycleSummary = {
  ...noDurations,
  ...{ ended: 3, open: 2, otherwise: 0, quantile: 20 * dayS, low: 10 * dayS, high: 60 * dayS },
  ...{ mean: 30 * dayS, deviation2: 1400 * dayS ** 2, survivalMedian: 60 * dayS },
};

export const salesCycleTime = defineMetric({
  definition: {
    id: 'sales_cycle_time',
    version: 1,
    name: { en: 'Sales-cycle time', es: 'Duración del ciclo de venta' },
    explanation: {
      en: 'How long it takes to win a deal from its creation. Deals still open are counted beside it.',
      es: 'Cuánto se tarda en ganar una oportunidad desde su creación. Las que siguen abiertas se cuentan aparte.',
    },
    formula: {
      en: 'quantile (type 7) or mean of won − created; survival_median is Kaplan and Meier’s, with open and otherwise closed deals as censored',
      es: 'cuantil (tipo 7) o media de ganada − creada; survival_median es la de Kaplan y Meier, con las abiertas y las cerradas de otro modo como censuradas',
    },
    unit: 's',
    direction: 'lower_is_better',
    denominator: {
      en: 'Won (or lost) deals. One dated as won before its creation came in by a later import: left out and counted, unless kept.',
      es: 'Oportunidades ganadas (o perdidas). La que consta como ganada antes de su creación entró por una importación posterior: se deja fuera y se cuenta, salvo con keep.',
    },
    windowRule: {
      en: `${dealRules.created.en} With period end, deals closed in the window.`,
      es: `${dealRules.created.es} Con period=end, las cerradas en la ventana.`,
    },
    attributionRule: dealRules.ownDimensions,
    dimensions: eventDimensions,
    params: {
      stat: durationStatParam,
      outcome: { en: 'won (default) or lost', es: 'won (ganadas; por defecto) o lost (perdidas)' },
      start_stage: {
        en: 'the stage that starts the clock, e.g. qualified; empty (default) for the creation',
        es: 'la etapa que pone en marcha el reloj, p. ej. qualified; vacío (por defecto), la creación',
      },
      period: {
        en: 'start (default): by when deals started; end: by when they closed',
        es: 'start (por defecto): según cuándo empezaron; end: según cuándo se cerraron',
      },
      negative: {
        en: 'exclude (default) or keep deals that closed before they began',
        es: 'exclude (excluir; por defecto) o keep (mantener) las que se cerraron antes de empezar',
      },
    },
    minimumN: minimumSample,
    intervalMethod: durationInterval,
    owner: owners.sales,
    source: 'Kaplan & Meier 1958',
  },
  reading: 'cycles',
  params: z.strictObject({
    stat: z.enum(durationStats).default('median'),
    outcome: z.enum(['won', 'lost']).default('won'),
    start_stage: z.string().max(200).default(''),
    period: z.enum(['start', 'end']).default('start'),
    negative: z.enum(['exclude', 'keep']).default('exclude'),
  }),
  options: ({ stat, start_stage, ...options }) => ({
    ...options,
    level: levelOf(stat),
    startStage: start_stage,
  }),
  compute(cell, { stat }) {
    const measure = durationMeasure({ ...cell, open: cell.open - cell.otherwise }, stat);
    return { ...measure, parts: { ...measure.parts, ended_otherwise: cell.otherwise } };
  },
  personal: false,
  goldens: [
    {
      name: {
        en: 'won after 10, 20 and 60 days: median 20 days',
        es: 'ganadas a los 10, 20 y 60 días: mediana de 20 días',
      },
      cell: three,
      expected: '1728000 [864000, 5184000]',
    },
    {
      name: {
        en: 'won after 10, 20 and 60 days: mean 30 days',
        es: 'ganadas a los 10, 20 y 60 días: media de 30 días',
      },
      cell: three,
      params: { stat: 'mean' },
      expected: '2592000',
    },
    {
      name: { en: 'all still open', es: 'todo sigue abierto' },
      cell: { ...noDurations, open: 3, otherwise: 0 },
      expected: 'none',
    },
  ],
});
