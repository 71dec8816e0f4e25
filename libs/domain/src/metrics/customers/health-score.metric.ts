import { defaultHealthModel, documentId, healthModel } from '@pulso/contract';
import { z } from 'zod';
import type { BandSum, HealthSummary } from './cells.ts';
import { healthOf } from './health-of.ts';
import { meanInterval } from '../../statistics/mean.ts';
import { defineMetric, type Measure } from '../metric.ts';
import { customerRules } from './rules.ts';
import { eventDimensions, minimumSample, owners } from '../rules.ts';

const defaultModel = 'default';

/** A cell of customers whose components have these scores, each of the weights .4, .3 and .3; for the worked examples. */
function oneOf(orders: number, revenue: number, affinity: number | null): HealthSummary {
  const target = { zero: 0, full: 100 };
  const components = [
    { kind: 'orders' as const, weight: 0.4, target },
    { kind: 'revenue' as const, weight: 0.3, target },
    { kind: 'affinity' as const, weight: 0.3, target },
  ];
  const health = healthOf({ orders, revenue, affinity }, false, { ...defaultHealthModel, components });
  const sum = {
    customers: 1,
    deviation2: 0,
    coverage: health.coverage,
    provisional: health.provisional ? 1 : 0,
  };
  return { bands: [{ ...sum, band: health.band?.id ?? '', mean: health.score ?? 0 }], fresh: 0, unknown: 0 };
}

function pooled(bands: readonly BandSum[]): { n: number; mean: number; deviation2: number } {
  const n = bands.reduce((sum, { customers }) => sum + customers, 0);
  const mean = bands.reduce((sum, band) => sum + band.customers * band.mean, 0) / n;
  const deviation2 = bands.reduce(
    (sum, band) => sum + band.deviation2 + band.customers * (band.mean - mean) ** 2,
    0,
  );
  return { n, mean, deviation2 };
}

function measure({ bands, fresh, unknown }: HealthSummary): Measure {
  const sample = pooled(bands);
  const { n } = sample;
  const provisional = bands.reduce((sum, band) => sum + band.provisional, 0);
  const coverage = bands.reduce((sum, band) => sum + band.coverage, 0);
  const notScored = fresh + unknown;
  const warnings: Measure['warnings'] = [];
  if (provisional > 0)
    warnings.push({
      code: 'provisional',
      message: `${provisional} of ${n} scores rest on less of the model than it asks for.`,
    });
  if (notScored > 0)
    warnings.push({
      code: 'not_scored',
      message: `${notScored} customers are not scored: ${fresh} are new, of ${unknown} nothing is known that counts.`,
    });
  return {
    value: n > 0 ? sample.mean : null,
    n,
    interval: n > 0 ? meanInterval(sample, { min: 0, max: 100 }) : null,
    parts: {
      scored: n,
      not_scored: notScored,
      new: fresh,
      provisional,
      coverage_percent: n > 0 ? (100 * coverage) / n : null,
      ...Object.fromEntries(bands.map(({ band, customers }) => [`band_${band}`, customers])),
    },
    warnings,
  };
}

export const healthScore = defineMetric({
  definition: {
    id: 'health_score',
    version: 1,
    name: { en: 'Customer health score', es: 'Salud del cliente' },
    explanation: {
      en: 'How healthy the relation with a customer is, 0 to 100, by a model that the company writes.',
      es: 'Cómo de sana es la relación con el cliente, de 0 a 100, según un modelo que define la empresa.',
    },
    formula: {
      en: 'mean over scored customers of Σ weight × score ÷ Σ weight, over the components with data; a component scores 100 × (value − zero) ÷ (full − zero), cut to 0-100',
      es: 'media, entre los clientes puntuados, de Σ peso × nota ÷ Σ peso, sobre los componentes con datos; un componente vale 100 × (valor − cero) ÷ (pleno − cero), limitado a 0-100',
    },
    unit: 'score',
    direction: 'higher_is_better',
    denominator: {
      en: 'Customers with data for the model who are not new. A score that rests on less than 60 % of the weights is provisional and counts.',
      es: 'Clientes con datos para el modelo y que no son nuevos. Una nota que descansa en menos del 60 % de los pesos es provisional y cuenta.',
    },
    windowRule: customerRules.window,
    attributionRule: customerRules.attribution,
    dimensions: eventDimensions,
    params: {
      model: {
        en: 'id of one of GET /api/health-models; default: default',
        es: 'id de uno de GET /api/health-models; por defecto, default',
      },
      by: {
        en: 'none (default) or band: one series for each band',
        es: 'none (por defecto) o band: una serie por cada banda',
      },
    },
    minimumN: minimumSample,
    intervalMethod: customerRules.interval,
    owner: owners.customerExperience,
    source: 'Pulso',
  },
  reading: 'health',
  params: z.strictObject({
    model: z.union([documentId, healthModel]).default(defaultModel),
    by: z.enum(['none', 'band']).default('none'),
  }),
  needs: ({ model }) =>
    typeof model === 'string' ? [{ param: 'model', noun: 'health-models', id: model }] : [],
  options({ model, by }) {
    if (typeof model !== 'string') return { model, by };
    if (model === defaultModel) return { model: defaultHealthModel, by };
    throw new Error(`the health model ${model} was not resolved`);
  },
  compute: measure,
  personal: true,
  goldens: [
    {
      name: { en: '80, 60 and 50 by .4, .3 and .3', es: '80, 60 y 50 por 0,4, 0,3 y 0,3' },
      cell: oneOf(80, 60, 50),
      expected: '65.0',
    },
    {
      name: { en: 'affinity missing: 70 % of the weights', es: 'falta la afinidad: el 70 % de los pesos' },
      cell: oneOf(80, 60, null),
      expected: '71.43',
    },
    {
      name: { en: 'nobody is scored', es: 'nadie tiene puntuación' },
      cell: { bands: [], fresh: 3, unknown: 1 },
      expected: 'none',
    },
  ],
});
