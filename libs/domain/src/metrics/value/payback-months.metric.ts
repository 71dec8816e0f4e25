import { z } from 'zod';
import { defineMetric, type Measure } from '../metric.ts';
import { eventDimensions, minimumSample, owners } from '../rules.ts';
import {
  acquisitionParams,
  acquisitionRules,
  acquisitionTexts,
  costOf,
  immatureWarning,
  listedOf,
  noAcquisition,
} from './acquisition.ts';
import type { AcquisitionSummary } from './cells.ts';
import { basisTexts } from './lifetime.ts';
import { amountsIn } from './money.ts';

const monthsPerYear = 12;

/** COCA ÷ what a customer's month brings, over all months since the first orders. */
function simple(cell: AcquisitionSummary, cost: number, margin: number, n: number): Measure {
  const months = cell.years * monthsPerYear;
  const monthly = months > 0 ? cell.worth / months : 0;
  const value = monthly * margin > 0 ? cost / (monthly * margin) : null;
  return { value, n, parts: { coca: cost, monthly_revenue: monthly, margin_share: margin } };
}

/** The first month in which customers together have brought back, per head, what one cost. */
function byCohort(cell: AcquisitionSummary, cost: number, margin: number, n: number): Measure {
  const { customers, byAge } = cell;
  let recovered = 0;
  let value: number | null = null;
  for (const [month, worth] of byAge.toSorted(([one], [other]) => one - other)) {
    recovered += customers > 0 ? (worth * margin) / customers : 0;
    if (value === null && recovered >= cost) value = month + 1;
  }
  const percent = cost > 0 ? (100 * recovered) / cost : 100;
  const parts = { coca: cost, recovered, recovered_percent: percent, margin_share: margin };
  if (value !== null) return { value, n, parts };
  const message = `Not yet (${percent.toFixed(0)} %): customers have not brought back what they cost.`;
  return { value, n, parts, warnings: [{ code: 'immature', message }] };
}

export const paybackMonths = defineMetric({
  definition: {
    id: 'payback_months',
    version: 1,
    name: { en: 'Payback', es: 'Recuperación de la inversión' },
    explanation: {
      en: 'How many months it takes until a new customer has brought back what it cost to win them.',
      es: 'Cuántos meses pasan hasta que un cliente nuevo ha devuelto lo que costó ganarlo.',
    },
    formula: {
      en: 'simple: COCA ÷ (monthly revenue per customer × gross margin); cohort: first month in which cumulative margin per customer ≥ COCA',
      es: 'simple: COCA ÷ (ingresos mensuales por cliente × margen bruto); cohort (cohorte): primer mes en que el margen acumulado por cliente ≥ COCA',
    },
    unit: 'months',
    direction: 'lower_is_better',
    denominator: {
      en: 'New customers, and their months since the first order. Not yet paid back: no value, with the percentage in the parts.',
      es: 'Clientes nuevos, y sus meses desde el primer pedido. Aún sin recuperar: sin valor, con el porcentaje en el desglose.',
    },
    windowRule: {
      en: `${acquisitionRules.window.en} Their orders up to the end of the moved window; month 1 begins with the first order.`,
      es: `${acquisitionRules.window.es} Sus pedidos, hasta el final de la ventana desplazada; el mes 1 empieza con el primer pedido.`,
    },
    attributionRule: acquisitionRules.attribution,
    dimensions: eventDimensions,
    params: {
      form: { en: 'simple (default) or cohort', es: 'simple (por defecto) o cohort (por cohorte)' },
      margin: basisTexts.margin,
      ...acquisitionTexts,
    },
    minimumN: minimumSample,
    intervalMethod: { en: 'None', es: 'Ninguno' },
    owner: owners.sales,
    source: 'Skok: months to recover CAC',
  },
  reading: 'acquisition',
  params: z.strictObject({
    form: z.enum(['simple', 'cohort']).default('simple'),
    margin: z.number().min(0).max(1).default(1),
    ...acquisitionParams,
  }),
  options: ({ variant, acquired, currency, lag_days, form }) => ({
    ...{ variant, acquired, currency, lagDays: lag_days, byAge: form === 'cohort', ofCustomers: true },
  }),
  compute(cell, { acquired, currency, form, margin }) {
    const n = listedOf(cell, acquired);
    const money = amountsIn(cell.currencies, cell.missing, currency, n);
    if ('refused' in money) return money.refused;
    const cost = costOf(cell, acquired);
    if (cost === null || cost === 0) return { value: null, n, parts: { spend: cell.spend } };
    const measure = form === 'cohort' ? byCohort(cell, cost, margin, n) : simple(cell, cost, margin, n);
    const warnings = [...(measure.warnings ?? []), ...money.warnings, ...immatureWarning(cell)];
    return { ...measure, warnings };
  },
  personal: true,
  goldens: [
    {
      name: {
        en: '1,000 at 100 a month and a margin of 80 %',
        es: '1.000 a 100 al mes y un margen del 80 %',
      },
      cell: { ...noAcquisition, spends: 1, spend: 10_000, customers: 10, worth: 12_000, years: 10 },
      params: { margin: 0.8 },
      expected: '12.5',
    },
    {
      name: { en: '500 at 75 a month', es: '500 a 75 al mes' },
      cell: { ...noAcquisition, spends: 1, spend: 5000, customers: 10, worth: 9000, years: 10 },
      expected: '6.67',
    },
    {
      name: {
        en: 'a cohort that has it back in its third month',
        es: 'una cohorte que lo recupera en su tercer mes',
      },
      cell: {
        ...{ ...noAcquisition, spends: 1, spend: 100, customers: 1 },
        byAge: [
          [0, 60],
          [2, 50],
        ],
      },
      params: { form: 'cohort' },
      expected: '3',
    },
    {
      name: { en: 'a cohort that has not yet', es: 'una cohorte que aún no lo ha recuperado' },
      cell: { ...noAcquisition, spends: 1, spend: 100, customers: 1, byAge: [[0, 60]] },
      params: { form: 'cohort' },
      expected: 'none',
    },
  ],
});
