import { z } from 'zod';
import { defineMetric, type Measure } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { eventDimensions, intervalMethods, minimumSample, owners } from '../rules.ts';
import type { CohortActivity, CohortMeasure, CohortSummary } from './cells.ts';
import { currencyParam, currencyText, missingRates, mixedCurrencies } from './currency.ts';
import { purchaseParams, purchaseParamTexts } from './purchases.ts';

const nothing: CohortActivity = { active: 0, orders: 0, worth: 0 };
const january = new Map([
  ['1997-01-01 0', { active: 781, orders: 990, worth: 0 }],
  ['1997-01-01 1', { active: 124, orders: 149, worth: 4960 }],
]);
const cohort: CohortSummary = {
  ...{ customers: 781, returned: 300, orders: 1139, worth: 4960, currencies: ['USD'], missing: 0 },
  activity: january,
};

/** The cell's size and activity, or those of all cohorts, where active is who came back. */
function aboutOf(cell: CohortSummary): { size: number; did: CohortActivity } {
  const { about, activity, customers, returned, orders, worth } = cell;
  if (!about) return { size: customers, did: { active: returned, orders, worth } };
  const { cohort: name, period } = about;
  const size = activity.get(`${name} 0`)?.active ?? 0;
  return { size, did: activity.get(`${name} ${period}`) ?? nothing };
}

function perCustomer(total: number, size: number): Measure {
  const value = size > 0 ? total / size : null;
  return { value, n: size, numerator: total, denominator: size };
}

function measureOf(cell: CohortSummary, measure: CohortMeasure, currency: string): Measure {
  const { size, did } = aboutOf(cell);
  if (measure === 'active') return percentOf(did.active, size);
  if (measure === 'orders') return { ...perCustomer(did.orders, size), unit: 'ratio' };
  const { currencies, missing } = cell;
  if (currencies.length > 1)
    return { value: null, n: size, unit: 'money', warnings: [mixedCurrencies(currencies)] };
  return {
    ...perCustomer(did.worth, size),
    unit: currencies[0] ?? 'money',
    warnings: missingRates(missing, currency),
  };
}

export const cohortRetention = defineMetric({
  definition: {
    id: 'cohort_retention',
    version: 1,
    name: { en: 'Cohort retention', es: 'Retención por cohortes' },
    explanation: {
      en: 'Of the people who first bought in the same month, how many buy again one, two, three ... months later.',
      es: 'De las personas que compraron por primera vez el mismo mes, cuántas vuelven a comprar uno, dos, tres ... meses después.',
    },
    formula: {
      en: '100 × people of the cohort with a purchase in period k ÷ people of the cohort; k = 0 is that of the first purchase. The total: people with a purchase in any later period ÷ people',
      es: '100 × personas de la cohorte con una compra en el periodo k ÷ personas de la cohorte; k = 0 es el de la primera compra. El total: personas con una compra en cualquier periodo posterior ÷ personas',
    },
    unit: '%',
    direction: 'higher_is_better',
    denominator: {
      en: 'People whose first purchase ever, of those that pass the filters, lies in the cohort’s period.',
      es: 'Personas cuya primera compra de todas, entre las que pasan los filtros, cae en el periodo de la cohorte.',
    },
    windowRule: {
      en: 'Cohorts of first purchases in [from, to), by calendar period of the query’s zone; what they do up to the end of the window. The last period of each is marked while it is not over.',
      es: 'Cohortes de primeras compras en [from, to), por periodo del calendario de la zona de la consulta; lo que hacen hasta el final de la ventana. El último periodo de cada una se marca mientras no ha terminado.',
    },
    attributionRule: {
      en: 'Dimensions are those of the first purchase.',
      es: 'Las dimensiones son las de la primera compra.',
    },
    dimensions: eventDimensions,
    params: {
      measure: {
        en: 'active (default: share with a purchase), orders (per person of the cohort) or revenue (the same, in money)',
        es: 'active (parte con alguna compra; por defecto), orders (pedidos por persona de la cohorte) o revenue (lo mismo, en dinero)',
      },
      period: {
        en: 'month (default), week or quarter',
        es: 'month (mes; por defecto), week (semana) o quarter (trimestre)',
      },
      currency: currencyText,
      ...purchaseParamTexts,
    },
    minimumN: minimumSample,
    intervalMethod: {
      en: `${intervalMethods.wilson.en}; none for orders and revenue`,
      es: `${intervalMethods.wilson.es}; ninguno para pedidos e ingresos`,
    },
    owner: owners.customerExperience,
    source: 'Pulso',
  },
  reading: 'cohorts',
  params: z.strictObject({
    measure: z.enum(['active', 'orders', 'revenue']).default('active'),
    period: z.enum(['week', 'month', 'quarter']).default('month'),
    currency: currencyParam,
    ...purchaseParams,
  }),
  options: (params) => params,
  compute(cell, { measure, currency }) {
    const measured = measureOf(cell, measure, currency);
    if (cell.about?.complete !== false) return measured;
    const message = 'This period is not over yet at the end of the window.';
    return { ...measured, warnings: [...(measured.warnings ?? []), { code: 'incomplete_period', message }] };
  },
  personal: true,
  goldens: [
    {
      name: {
        en: 'CDNOW sample, January 1997 a month later',
        es: 'muestra de CDNOW, enero de 1997 un mes después',
      },
      cell: { ...cohort, about: { cohort: '1997-01-01', period: 1, complete: true } },
      expected: '15.88 [13.48, 18.61]',
    },
    {
      name: {
        en: 'a period in which nobody bought is zero, not missing',
        es: 'un periodo en el que nadie compró es cero, no falta',
      },
      cell: { ...cohort, about: { cohort: '1997-01-01', period: 2, complete: true } },
      expected: '0',
    },
    {
      name: { en: 'orders per person of the cohort', es: 'pedidos por persona de la cohorte' },
      cell: { ...cohort, about: { cohort: '1997-01-01', period: 1, complete: true } },
      params: { measure: 'orders' },
      expected: '0.1908',
    },
    {
      name: {
        en: 'pounds and yen of one cohort do not add up',
        es: 'las libras y los yenes de una cohorte no se suman',
      },
      cell: { ...cohort, currencies: ['GBP', 'JPY'] },
      params: { measure: 'revenue' },
      expected: 'none',
    },
    {
      name: { en: 'nobody bought', es: 'nadie compró' },
      cell: { ...cohort, customers: 0, returned: 0, activity: new Map() },
      expected: 'none',
    },
  ],
});
