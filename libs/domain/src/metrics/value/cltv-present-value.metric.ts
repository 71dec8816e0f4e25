import { z } from 'zod';
import { perpetualValue, presentValue, type Relation } from '../../models/lifetime-value/present-value.ts';
import { meanInterval } from '../../statistics/mean.ts';
import { defineMetric, type Measure } from '../metric.ts';
import { currencyParam, currencyText } from '../orders/currency.ts';
import { eventDimensions, minimumSample, owners } from '../rules.ts';
import type { LifetimeSummary } from './cells.ts';
import {
  basisParams,
  basisTexts,
  bothSides,
  inMoney,
  lifetimeRules,
  noLifetimes,
  shareOf,
} from './lifetime.ts';

const shape = z.strictObject({
  form: z.enum(['data', 'finite', 'infinite']).default('data'),
  discount_rate: z.number().min(0).max(10).default(0.1),
  retention: z.number().min(0).max(1).default(0.8),
  years: z.number().int().min(1).max(100).default(5),
  first_flow: z.enum(['end', 'now']).default('end'),
  yearly_value: z.number().min(0).default(0),
  ...basisParams,
  currency: currencyParam,
});
type Params = z.output<typeof shape>;

function fromData(cell: LifetimeSummary, params: Params): Measure {
  const { customers: n, presentWorth, presentSquares, worth } = cell;
  if (n === 0) return { value: null, n };
  const share = shareOf(params);
  const mean = (share * presentWorth) / n;
  const deviation2 = Math.max(0, share * share * presentSquares - n * mean * mean);
  return {
    ...{ value: mean, n, numerator: share * presentWorth, denominator: n },
    interval: meanInterval({ n, mean, deviation2 }),
    parts: {
      ...bothSides(presentWorth / n, params.margin),
      undiscounted: (share * worth) / n,
      discount_rate: params.discount_rate,
    },
  };
}

/** With the yearly value that was given, or what a customer brings in a year since their first order. */
function fromFormula(cell: LifetimeSummary, params: Params): Measure {
  const { customers: n, worth, years } = cell;
  const { discount_rate, retention, yearly_value: given, first_flow, form } = params;
  const observed = years > 0 ? (shareOf(params) * worth) / years : null;
  const yearly = given > 0 ? given : observed;
  const parts = { discount_rate, retention, yearly_value: yearly };
  if (yearly === null) return { value: null, n, parts };
  const firstFlow = first_flow === 'now' ? 'now' : 'end-of-period';
  const relation: Relation = { retention, discount: discount_rate, firstFlow };
  const flows = Array.from({ length: params.years }, () => yearly);
  const value = form === 'finite' ? presentValue(flows, relation) : perpetualValue(yearly, relation);
  return { value, n, parts };
}

export const cltvPresentValue = defineMetric({
  definition: {
    id: 'cltv_present_value',
    version: 1,
    name: { en: 'Present value of a customer', es: 'Valor actual de un cliente' },
    explanation: {
      en: 'What a customer is worth in today’s money: what comes later counts for less.',
      es: 'Cuánto vale un cliente en dinero de hoy: lo que llega más tarde cuenta menos.',
    },
    formula: {
      en: 'data: Σ amount ÷ (1 + d)^(days since the first order ÷ 365) ÷ customers; finite: Σ CF·rᵗ ÷ (1 + d)ᵗ; infinite: CF·r ÷ (1 + d − r)',
      es: 'data (datos): Σ importe ÷ (1 + d)^(días desde el primer pedido ÷ 365) ÷ clientes; finite (finita): Σ CF·rᵗ ÷ (1 + d)ᵗ; infinite (infinita): CF·r ÷ (1 + d − r)',
    },
    unit: 'money',
    direction: 'higher_is_better',
    denominator: {
      en: 'People whose first order lies in the window; each order is discounted to the day of its own customer’s first.',
      es: 'Personas cuyo primer pedido cae en la ventana; cada pedido se descuenta al día del primero de su propio cliente.',
    },
    windowRule: lifetimeRules.window,
    attributionRule: lifetimeRules.attribution,
    dimensions: eventDimensions,
    params: {
      form: {
        en: 'data (default: the orders there were), finite (so many years) or infinite',
        es: 'data (los pedidos que hubo; por defecto), finite (tantos años) o infinite (sin fin)',
      },
      discount_rate: {
        en: 'd, a year: 0.1 for 10 % (default)',
        es: 'd, anual: 0.1 para el 10 % (por defecto)',
      },
      retention: {
        en: 'r, a year, for finite and infinite (default 0.8)',
        es: 'r, anual, para finite e infinite (por defecto 0.8)',
      },
      years: {
        en: 'how many years, for finite (default 5)',
        es: 'cuántos años, para finite (por defecto 5)',
      },
      first_flow: {
        en: 'end (default: the first value comes at the end of the first year) or now',
        es: 'end (el primer valor llega al final del primer año; por defecto) o now (ahora)',
      },
      yearly_value: {
        en: 'CF, what a customer brings in a year, for finite and infinite; 0 (default) takes it from the orders',
        es: 'CF, lo que aporta un cliente al año, para finite e infinite; 0 (por defecto) lo toma de los pedidos',
      },
      ...basisTexts,
      currency: currencyText,
    },
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Student t of the mean over customers, 95 %; none for the formulas',
      es: 't de Student de la media sobre los clientes, 95 %; ninguno para las fórmulas',
    },
    owner: owners.sales,
    source: 'Gupta & Lehmann 2003: margin multiple r / (1 + d - r)',
  },
  reading: 'lifetimes',
  params: shape.refine(
    ({ form, retention, discount_rate }) => form !== 'infinite' || retention < 1 || discount_rate > 0,
    { path: ['discount_rate'], message: 'must be above 0 when everybody stays: the value would be infinite' },
  ),
  options: ({ currency, discount_rate }) => ({ currency, discountRate: discount_rate }),
  compute(cell, params) {
    const money = inMoney(cell, params.currency);
    if ('refused' in money) return money.refused;
    const measure = params.form === 'data' ? fromData(cell, params) : fromFormula(cell, params);
    return { ...measure, ...money };
  },
  personal: true,
  goldens: [
    {
      name: {
        en: 'CDNOW sample at 10 %, 235,657.29 in all',
        es: 'muestra de CDNOW al 10 %, 235.657,29 en total',
      },
      cell: {
        ...{ ...noLifetimes, customers: 2357, worth: 244_091.94, currencies: ['USD'] },
        ...{ presentWorth: 235_657.286_220, presentSquares: 8e7 },
      },
      expected: '99.9819',
    },
    {
      name: {
        en: '100 a year for five years, r 0.8, d 0.1',
        es: '100 al año durante cinco años, r 0,8, d 0,1',
      },
      cell: noLifetimes,
      params: { form: 'finite', yearly_value: 100 },
      expected: '212.41',
    },
    {
      name: { en: 'without end, a multiple of 2.667', es: 'sin fin, un múltiplo de 2,667' },
      cell: noLifetimes,
      params: { form: 'infinite', yearly_value: 1 },
      expected: '2.667',
    },
    {
      name: { en: 'without end and the first at once, 3.667', es: 'sin fin y el primero al momento, 3,667' },
      cell: noLifetimes,
      params: { form: 'infinite', yearly_value: 1, first_flow: 'now' },
      expected: '3.667',
    },
    {
      name: { en: 'everybody stays: value ÷ d', es: 'todos se quedan: valor ÷ d' },
      cell: noLifetimes,
      params: { form: 'infinite', yearly_value: 1, retention: 1 },
      expected: '10.000',
    },
    { name: { en: 'nobody bought', es: 'nadie compró' }, cell: noLifetimes, expected: 'none' },
  ],
});
