import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { attributionRules, eventDimensions, intervalMethods, minimumSample, owners } from '../rules.ts';
import { activeParams, activeParamTexts, retainedParts, retentionWindow } from './active.ts';

export const churnRate = defineMetric({
  definition: {
    id: 'churn_rate',
    version: 1,
    name: { en: 'Churn rate', es: 'Tasa de abandono' },
    explanation: {
      en: 'Of those who were active in the window before, the share who no longer are in this one.',
      es: 'De quienes estaban activos en la ventana anterior, qué parte ya no lo está en esta.',
    },
    formula: { en: '100 × lost ÷ S = 100 − retention', es: '100 × perdidos ÷ S = 100 − retención' },
    unit: '%',
    direction: 'lower_is_better',
    denominator: {
      en: 'People active in the window before. It suits relations with regular payments; without a contract, silence is not yet churn.',
      es: 'Personas activas en la ventana anterior. Conviene a relaciones con pagos regulares; sin contrato, el silencio aún no es abandono.',
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
  compute: (cell) => ({ ...percentOf(cell.started - cell.kept, cell.started), parts: retainedParts(cell) }),
  personal: true,
  goldens: [
    {
      name: { en: 'S 100, lost 5', es: 'S 100, perdidos 5' },
      cell: { started: 100, kept: 95, fresh: 15, reactivated: 0 },
      expected: '5 [2.15, 11.18]',
    },
    {
      name: { en: 'nobody to lose', es: 'nadie a quien perder' },
      cell: { started: 0, kept: 0, fresh: 3, reactivated: 0 },
      expected: 'none',
    },
  ],
});
