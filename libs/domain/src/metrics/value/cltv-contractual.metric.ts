import { z } from 'zod';
import { ratePerPeriod } from '../../models/lifetime-value/discount-rate.ts';
import { ModelInputError } from '../../models/model-error.ts';
import { fitShiftedBetaGeometric, type SbgFit } from '../../models/shifted-beta-geometric/fit.ts';
import { discountedExpectedLifetime, survivalCurve } from '../../models/shifted-beta-geometric/survival.ts';
import { defineMetric, type Measure } from '../metric.ts';
import { attributionRules, eventDimensions, minimumSample, owners } from '../rules.ts';

const mostPeriods = 60;
const survivorCounts = z
  .string()
  .regex(/^(\d{1,9}(,\d{1,9})*)?$/, 'must be whole counts such as 1000,631,468')
  .transform((text) => (text === '' ? [] : text.split(',').map(Number)))
  .refine((counts) => counts.every((count, index) => count <= (counts[index - 1] ?? count)), {
    message: 'counts of survivors never rise',
  });

const params = z.strictObject({
  survivors: survivorCounts.default([]),
  of: z.string().trim().min(1).max(200).default('Subscription renewed'),
  period: z.enum(['month', 'week', 'year']).default('month'),
  margin: z.number().min(0).max(1e12).default(1),
  currency: z
    .union([z.literal(''), z.string().regex(/^[A-Z]{3}$/, 'must be a code such as EUR')])
    .default(''),
  discount_rate: z.number().min(0).max(10).default(0.1),
  first_payment: z.enum(['now', 'first-renewal']).default('now'),
  ahead: z.number().int().min(0).max(mostPeriods).default(5),
});
type Params = z.output<typeof params>;

/** Survival in %, for the periods after those that were watched, and the chance of losing a survivor at the next. */
function outlook({ params: fitted }: SbgFit, watched: number, ahead: number): Record<string, number> {
  const curve = survivalCurve(fitted, watched + Math.max(1, ahead));
  const entries = curve
    .map((share, period) => [`survival_${period}`, 100 * share] as const)
    .slice(watched + 1, watched + 1 + ahead);
  const [last = 1, next = 1] = [curve[watched], curve[watched + 1]];
  return { ...Object.fromEntries(entries), next_churn: 100 * (1 - next / last) };
}

function valueOf(fit: SbgFit, { margin, discount_rate, period, first_payment }: Params): number {
  const rate = ratePerPeriod({ rate: discount_rate, per: 'year' }, { length: 1, unit: period });
  return margin * discountedExpectedLifetime(fit.params, rate, first_payment);
}

function measure(survivors: readonly number[], asked: Params): Measure {
  const n = survivors[0] ?? 0;
  if (n === 0) return { value: null, n };
  const result = fitShiftedBetaGeometric(survivors, asked.period);
  if (!result.ok) {
    const { code, message } = result.failure;
    const warning = code === 'not_converged' ? 'not_converged' : 'insufficient_history';
    return { value: null, n, warnings: [{ code: warning, message: `${message}.` }] };
  }
  const { fit } = result;
  const watched = survivors.length - 1;
  const parts = {
    ...{ alpha: fit.params.alpha, beta: fit.params.beta, ll: fit.logLikelihood },
    ...{ periods: watched, survivors: survivors[watched] ?? 0 },
    ...outlook(fit, watched, asked.ahead),
  };
  const flat = {
    code: 'flat_likelihood',
    message: 'The cohort hardly tells alpha from beta: use the predictions, not the parameters.',
  } as const;
  const warnings = fit.flat ? [flat] : [];
  try {
    return { value: valueOf(fit, asked), n, unit: asked.currency || 'periods', parts, warnings };
  } catch (error) {
    if (!(error instanceof ModelInputError)) throw error;
    return {
      value: null,
      n,
      parts,
      warnings: [...warnings, { code: 'not_converged', message: `${error.message}.` }],
    };
  }
}

export const cltvContractual = defineMetric({
  definition: {
    id: 'cltv_contractual',
    version: 1,
    name: { en: 'Contractual lifetime value', es: 'Valor del cliente con contrato' },
    explanation: {
      en: 'What a new subscriber is worth over the whole relation, judging by how many of a cohort renewed each time.',
      es: 'Cuánto vale un nuevo suscriptor durante toda la relación, según cuántos de una cohorte renovaron cada vez.',
    },
    formula: {
      en: 'margin of a period · Σ S(t)/(1+d)^t with the survival S of the shifted-beta-geometric model: S(t) = S(t−1)·(β+t−1)/(α+β+t−1)',
      es: 'margen de un periodo · Σ S(t)/(1+d)^t con la supervivencia S del modelo beta-geométrico desplazado: S(t) = S(t−1)·(β+t−1)/(α+β+t−1)',
    },
    unit: 'money',
    direction: 'higher_is_better',
    denominator: {
      en: 'The cohort: people whose first such event ever lies in the first period of the window. At least two renewals and one lost customer are needed.',
      es: 'La cohorte: personas cuyo primer evento de este tipo cae en el primer periodo de la ventana. Hacen falta al menos dos renovaciones y un cliente perdido.',
    },
    windowRule: {
      en: 'Periods are counted from the start of the window; the last one counts only when it is over. Who has an event in a period, or in a later one, has survived it.',
      es: 'Los periodos se cuentan desde el inicio de la ventana; el último solo cuenta si ya ha terminado. Quien tiene un evento en un periodo, o en uno posterior, lo ha sobrevivido.',
    },
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      survivors: {
        en: 'a cohort to compute instead of the workspace’s own: its size and who was left after each renewal, 1000,631,468; empty by default',
        es: 'una cohorte que calcular en lugar de la propia: su tamaño y cuántos quedaban tras cada renovación, 1000,631,468; vacío por defecto',
      },
      of: {
        en: 'name of the event of signing up and renewing (default Subscription renewed), or orders',
        es: 'nombre del evento de alta y de renovación (por defecto Subscription renewed), u orders (pedidos)',
      },
      period: {
        en: 'month (default), week or year',
        es: 'month (mes; por defecto), week (semana) o year (año)',
      },
      margin: {
        en: 'of one period; with 1 (default) and no currency the value is in discounted periods',
        es: 'de un periodo; con 1 (por defecto) y sin moneda, el valor son periodos descontados',
      },
      currency: { en: 'of the margin, such as EUR', es: 'la del margen, como EUR' },
      discount_rate: { en: 'a year, 0.1 (default) for 10 %', es: 'anual, 0.1 (por defecto) es el 10 %' },
      first_payment: {
        en: 'now (default), or first-renewal: whether the payment at signing up is in the value',
        es: 'now (ahora; por defecto) o first-renewal (primera renovación): si el pago del alta entra en el valor',
      },
      ahead: {
        en: 'how many periods of survival to predict among the parts (default 5)',
        es: 'cuántos periodos de supervivencia prever entre las partes (por defecto 5)',
      },
    },
    minimumN: minimumSample,
    intervalMethod: {
      en: 'None. The fit beside the published one is at GET /api/models/shifted-beta-geometric',
      es: 'Ninguno. El ajuste junto al publicado está en GET /api/models/shifted-beta-geometric',
    },
    owner: owners.sales,
    source: 'Fader & Hardie 2007 and 2010',
  },
  reading: 'renewals',
  params,
  options: ({ survivors, of, period }) => ({ survivors, of, period }),
  compute: ({ survivors }, asked) => measure(survivors, asked),
  personal: true,
  heavy: true,
  goldens: [
    {
      name: { en: 'the Regular cohort at 10 %, in years', es: 'la cohorte Regular al 10 %, en años' },
      cell: { survivors: [1000, 631, 468, 382, 326, 289, 262, 241] },
      params: { period: 'year' },
      expected: '3.695',
    },
    {
      name: {
        en: 'a margin of 100 from the first renewal on',
        es: 'un margen de 100 desde la primera renovación',
      },
      cell: { survivors: [1000, 631, 468, 382, 326, 289, 262, 241] },
      params: { period: 'year', margin: 100, first_payment: 'first-renewal' },
      expected: '269.5',
    },
    {
      name: { en: 'one renewal tells too little', es: 'una renovación dice demasiado poco' },
      cell: { survivors: [1000, 631] },
      expected: 'none',
    },
    { name: { en: 'no cohort', es: 'sin cohorte' }, cell: { survivors: [] }, expected: 'none' },
  ],
});
