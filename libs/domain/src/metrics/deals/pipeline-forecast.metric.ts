import { defineMetric } from '../metric.ts';
import { eventDimensions, owners } from '../rules.ts';
import { forecastOf, inOneCurrency } from './pipeline.ts';
import { pipelineParams, pipelineParamTexts, sliceOf } from './pipeline-rules.ts';
import { dealRules } from './rules.ts';

const three = [
  sliceOf('2026-06', 100_000, 0.5),
  sliceOf('2026-07', 100_000, 0.5),
  sliceOf('2026-08', 100_000, 1),
];
const four = [
  sliceOf('2026-06', 180_000, 0.1),
  sliceOf('2026-06', 95_000, 0.25),
  sliceOf('2026-06', 75_000, 0.5),
  sliceOf('2026-06', 75_000, 0.75),
];

export const pipelineForecast = defineMetric({
  definition: {
    id: 'pipeline_forecast',
    version: 1,
    name: { en: 'Pipeline forecast', es: 'Previsión de ventas' },
    explanation: {
      en: 'What the open deals are worth when each counts by its chance of being won, by the month they should close.',
      es: 'Cuánto valen las oportunidades abiertas si cada una cuenta según su probabilidad de ganarse, por mes previsto de cierre.',
    },
    formula: {
      en: 'Σ amount × chance of open deals + amount of deals won in the window; the chance is the deal’s own, else its stage’s, else the share won in history',
      es: 'Σ importe × probabilidad de las abiertas + importe de las ganadas en la ventana; la probabilidad es la propia, si no la de su etapa, si no la parte ganada en el historial',
    },
    unit: 'money',
    direction: 'higher_is_better',
    denominator: {
      en: 'None: it is a sum. Deals without a chance or an amount are left out and counted.',
      es: 'Ninguno: es una suma. Las oportunidades sin probabilidad o sin importe se dejan fuera y se cuentan.',
    },
    windowRule: {
      en: 'Deals open at the end of the window, or now when that is earlier, of all months; a close date before that day is overdue, none is undated. Won deals: those won in the window, in the month they were.',
      es: 'Oportunidades abiertas al final de la ventana, o ahora si aún no ha terminado, de todos los meses; una fecha de cierre anterior a ese día es overdue (vencida), ninguna es undated (sin fecha). Ganadas: las de la ventana, en el mes en que se ganaron.',
    },
    attributionRule: dealRules.ownDimensions,
    dimensions: eventDimensions,
    params: pipelineParamTexts,
    minimumN: 0,
    intervalMethod: {
      en: 'Normal limits of a sum of independent deals, between what is won and all there is, 95 %; chance_low and chance_high bound the chances from history (Wilson)',
      es: 'Límites normales de una suma de oportunidades independientes, entre lo ganado y el total, 95 %; chance_low y chance_high acotan las probabilidades del historial (Wilson)',
    },
    owner: owners.sales,
    source: 'Pulso; figures of frappe/crm #798 and sheety-crm #71',
  },
  reading: 'pipeline',
  params: pipelineParams,
  options: (params) => ({ ...params, measure: 'weighted' }),
  compute: (cell) => inOneCurrency(cell, forecastOf),
  personal: false,
  goldens: [
    {
      name: { en: '100,000 at 50 % in June', es: '100.000 al 50 % en junio' },
      cell: { month: '2026-06', slices: three },
      expected: '50000 [0, 100000]',
    },
    {
      name: { en: '100,000 at 50 % in July', es: '100.000 al 50 % en julio' },
      cell: { month: '2026-07', slices: three },
      expected: '50000',
    },
    {
      name: { en: '100,000 at 100 % in August', es: '100.000 al 100 % en agosto' },
      cell: { month: '2026-08', slices: three },
      expected: '100000',
    },
    {
      name: {
        en: '180k, 95k, 75k and 75k at 10, 25, 50 and 75 %',
        es: '180.000, 95.000, 75.000 y 75.000 al 10, 25, 50 y 75 %',
      },
      cell: { slices: four },
      expected: '135500',
    },
    { name: { en: 'no deals', es: 'sin oportunidades' }, cell: { slices: [] }, expected: 'none' },
  ],
});
