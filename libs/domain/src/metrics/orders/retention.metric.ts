import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { attributionRules, eventDimensions, intervalMethods, minimumSample, owners } from '../rules.ts';
import { activeParams, activeParamTexts, retainedParts, retentionWindow } from './active.ts';

export const retention = defineMetric({
  definition: {
    id: 'retention',
    version: 1,
    name: { en: 'Retention', es: 'Retención' },
    explanation: {
      en: 'Of those who were active in the window before, the share who still are in this one.',
      es: 'De quienes estaban activos en la ventana anterior, qué parte lo sigue estando en esta.',
    },
    formula: {
      en: '100 × (E − N) ÷ S: S active in the window before; E still or newly active in this one; N of them new',
      es: '100 × (E − N) ÷ S: S, activos en la ventana anterior; E, los que siguen o son nuevos en esta; N, los nuevos de entre ellos',
    },
    unit: '%',
    direction: 'higher_is_better',
    denominator: {
      en: 'People active in the window before. Who comes back after a pause is neither kept nor new: reactivated, apart in the parts.',
      es: 'Personas activas en la ventana anterior. Quien vuelve tras una pausa ni se conserva ni es nuevo: va aparte, como reactivado.',
    },
    windowRule: retentionWindow,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: activeParamTexts,
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.customerExperience,
    source: 'Pulso',
  },
  reading: 'retained',
  params: z.strictObject(activeParams),
  options: (params) => params,
  compute: (cell) => ({ ...percentOf(cell.kept, cell.started), parts: retainedParts(cell) }),
  personal: true,
  goldens: [
    {
      name: { en: 'S 100, lost 5, N 15, E 110', es: 'S 100, perdidos 5, N 15, E 110' },
      cell: { started: 100, kept: 95, fresh: 15, reactivated: 0 },
      expected: '95 [88.82, 97.85]',
    },
    {
      name: { en: 'S 200, E 220, N 40', es: 'con S 200, E 220 y N 40' },
      cell: { started: 200, kept: 180, fresh: 40, reactivated: 0 },
      expected: '90 [85.06, 93.43]',
    },
    {
      name: {
        en: 'never above 100 %, however many came back',
        es: 'nunca más del 100 %, por muchos que vuelvan',
      },
      cell: { started: 10, kept: 10, fresh: 5, reactivated: 90 },
      expected: '100',
    },
    {
      name: { en: 'nobody to keep', es: 'nadie a quien retener' },
      cell: { started: 0, kept: 0, fresh: 15, reactivated: 0 },
      expected: 'none',
    },
  ],
});
