import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { eventDimensions, owners } from '../rules.ts';
import { coverageOf, inOneCurrency } from './pipeline.ts';
import { pipelineParams, pipelineParamTexts, sliceOf } from './pipeline-rules.ts';
import { dealRules } from './rules.ts';

const four = [
  sliceOf('2026-06', 180_000, 0.1),
  sliceOf('2026-06', 95_000, 0.25),
  sliceOf('2026-06', 75_000, 0.5),
  sliceOf('2026-06', 75_000, 0.75),
];

export const pipelineCoverage = defineMetric({
  definition: {
    id: 'pipeline_coverage',
    version: 1,
    name: { en: 'Pipeline coverage', es: 'Cobertura de la previsión' },
    explanation: {
      en: 'How many times over the open deals would reach the sales target if all of them were won.',
      es: 'Cuántas veces alcanzarían el objetivo de ventas las oportunidades abiertas si se ganaran todas.',
    },
    formula: {
      en: 'Σ amount of open deals ÷ target',
      es: 'Σ importe de las oportunidades abiertas ÷ objetivo',
    },
    unit: 'ratio',
    direction: 'higher_is_better',
    denominator: {
      en: 'The target, in the currency of the deals. Without one there is no value.',
      es: 'El objetivo, en la moneda de las oportunidades. Sin él no hay valor.',
    },
    windowRule: {
      en: 'Deals open at the end of the window, or now when that is earlier, whenever they should close.',
      es: 'Oportunidades abiertas al final de la ventana, o ahora si aún no ha terminado, sea cual sea su cierre previsto.',
    },
    attributionRule: dealRules.ownDimensions,
    dimensions: eventDimensions,
    params: {
      target: { en: 'the amount to reach', es: 'el importe que se quiere alcanzar' },
      ...pipelineParamTexts,
    },
    minimumN: 0,
    intervalMethod: { en: 'None: nothing of it is a sample.', es: 'Ninguno: nada de ello es una muestra.' },
    owner: owners.sales,
    source: 'Pulso; figures of sheety-crm #71',
  },
  reading: 'pipeline',
  params: pipelineParams.extend({ target: z.number().min(0).max(1e15).default(0) }),
  options: ({ stages, history }) => ({ stages, history, measure: 'open' }),
  compute: (cell, { target }) => inOneCurrency(cell, (slices) => coverageOf(slices, target)),
  personal: false,
  goldens: [
    {
      name: {
        en: '425,000 open for a target of 200,000',
        es: '425.000 abiertos para un objetivo de 200.000',
      },
      cell: { slices: four },
      params: { target: 200_000 },
      expected: '2.125',
    },
    { name: { en: 'no target', es: 'sin objetivo' }, cell: { slices: four }, expected: 'none' },
  ],
});
