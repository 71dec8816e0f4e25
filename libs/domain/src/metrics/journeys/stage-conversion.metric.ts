import { z } from 'zod';
import { defineMetric, type Measure } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { eventDimensions, intervalMethods, minimumSample, owners } from '../rules.ts';
import type { StageSummary } from './cells.ts';
import {
  days,
  daysToMs,
  journeyKey,
  journeyKeyParam,
  journeyPlace,
  journeyRules,
  placeParam,
} from './rules.ts';

/** What one number can tell apart in the store's list of moments. */
const mostSteps = 20;

const steps = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((step) => step.trim())
      .filter((step) => step !== ''),
  )
  .refine((names) => names.length !== 1 && names.length <= mostSteps, `must name 2 to ${mostSteps} steps`)
  .refine((names) => new Set(names).size === names.length, 'must name each step once');

/** One step of a journey: its share of those that entered, or of those at the step before it. */
function stageMeasure(cell: StageSummary, rate: 'overall' | 'step'): Measure {
  const { step, entered, reached, both, immature } = cell;
  if (step === 0) return { value: null, n: 0 };
  const here = reached[step - 1] ?? 0;
  const previous = step === 1 ? entered : (reached[step - 2] ?? 0);
  const since = step === 1 ? here : (both[step - 1] ?? 0);
  const overall = percentOf(here, entered);
  const ofPrevious = percentOf(since, previous);
  return {
    ...(rate === 'overall' ? overall : ofPrevious),
    parts: {
      ...{ entered, previous, reached: here, immature },
      ...{ overall_percent: overall.value, step_percent: ofPrevious.value },
    },
  };
}

/** A funnel as one would draw it, every step reached by those of the step after it. */
const funnel = (step: number, reached: number[]): StageSummary => ({
  ...{ step, reached, both: reached, entered: reached[0] ?? 0, immature: 0 },
});

export const stageConversion = defineMetric({
  definition: {
    id: 'stage_conversion',
    version: 1,
    name: { en: 'Stage conversion', es: 'Conversión por etapas' },
    explanation: {
      en: 'Of those who enter a journey, how many come as far as each of its steps.',
      es: 'De quienes entran en un recorrido, cuántos llegan a cada uno de sus pasos.',
    },
    formula: {
      en: '100 × journeys that reached the step ÷ journeys that entered the first one (overall), or that reached the step before (step); the total is the last step',
      es: '100 × recorridos que llegaron al paso ÷ recorridos que entraron en el primero (overall) o que llegaron al anterior (step); el total es el último paso',
    },
    unit: '%',
    direction: 'higher_is_better',
    denominator: {
      en: 'Journeys that entered, each once by its first entry; for step, those at the step before. In a snapshot, journeys with any of the steps in the window, each where its latest event puts it.',
      es: 'Recorridos que entraron, cada uno una vez por su primera entrada; en step, los que llegaron al paso anterior. En una foto fija (snapshot), recorridos con alguno de los pasos en la ventana, cada uno donde lo sitúa su último evento.',
    },
    windowRule: journeyRules.entered,
    attributionRule: journeyRules.entry,
    dimensions: eventDimensions,
    params: {
      steps: {
        en: 'two to twenty steps in their order, separated by commas',
        es: 'de dos a veinte pasos en su orden, separados por comas',
      },
      on: placeParam('name'),
      by: journeyKeyParam,
      order: {
        en: 'strict (default): each step at or after the one before; any: all steps so far, whatever their order; each: the step itself, whatever else happened, so that a later step may have more',
        es: 'strict (por defecto): cada paso a partir del anterior; any: todos los pasos hasta ahí, en cualquier orden; each: el propio paso, pase lo que pase con los demás, así que un paso posterior puede tener más',
      },
      within_days: {
        en: 'days from the entry within which a step counts; 0 (default) for no limit',
        es: 'días desde la entrada dentro de los que cuenta un paso; 0 (por defecto), sin límite',
      },
      rate: {
        en: 'overall (default, of those who entered) or step (of those at the step before)',
        es: 'overall (por defecto, sobre quienes entraron) o step (sobre quienes llegaron al paso anterior)',
      },
      form: {
        en: 'cohort (default): follows those who entered; snapshot: counts where everybody is at the end, at the step or past it',
        es: 'cohort (cohorte; por defecto): sigue a quienes entraron; snapshot (foto fija): cuenta dónde está cada uno al final, en el paso o más allá',
      },
    },
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.customerExperience,
    source: 'Pulso; figures of GrowthBook #6628; interval after Wilson 1927',
  },
  reading: 'stages',
  params: z.strictObject({
    steps: steps.default([]),
    on: journeyPlace.default('name'),
    by: journeyKey.default('person'),
    order: z.enum(['strict', 'any', 'each']).default('strict'),
    within_days: days.default(0),
    rate: z.enum(['overall', 'step']).default('overall'),
    form: z.enum(['cohort', 'snapshot']).default('cohort'),
  }),
  options: ({ within_days, ...options }) => ({ ...options, withinMs: daysToMs(within_days) }),
  compute(cell, { rate, form, within_days }) {
    const measure = stageMeasure(cell, rate);
    const { immature } = cell;
    if (form === 'cohort' && immature > 0) {
      const message = `${immature} entered less than ${within_days} days ago and may still get there.`;
      return { ...measure, warnings: [{ code: 'immature', message }] };
    }
    return measure;
  },
  personal: true,
  goldens: [
    {
      name: {
        en: '1000 → 400 → 120 → 60: 6 % come to the end',
        es: '1000 → 400 → 120 → 60: el 6 % llega al final',
      },
      cell: funnel(4, [1000, 400, 120, 60]),
      expected: '6.0 [4.7, 7.6]',
    },
    {
      name: { en: '1000 → 400: 40 %', es: 'de 1000 a 400: 40 %' },
      cell: funnel(2, [1000, 400, 120, 60]),
      expected: '40',
    },
    {
      name: { en: '1000 → 400 → 120: 12 %', es: 'de 1000 a 400 y a 120: 12 %' },
      cell: funnel(3, [1000, 400, 120, 60]),
      expected: '12',
    },
    {
      name: { en: '400 → 120: 30 % of the step before', es: '400 → 120: el 30 % del paso anterior' },
      cell: funnel(3, [1000, 400, 120, 60]),
      params: { rate: 'step' },
      expected: '30',
    },
    {
      name: { en: '120 → 60: 50 % of the step before', es: '120 → 60: el 50 % del paso anterior' },
      cell: funnel(4, [1000, 400, 120, 60]),
      params: { rate: 'step' },
      expected: '50',
    },
    { name: { en: 'nobody entered', es: 'nadie entró' }, cell: funnel(2, [0, 0]), expected: 'none' },
  ],
});
