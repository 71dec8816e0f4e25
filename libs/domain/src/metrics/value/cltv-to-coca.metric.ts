import { z } from 'zod';
import { defineMetric } from '../metric.ts';
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
import { basisParams, basisTexts, shareOf } from './lifetime.ts';
import { amountsIn } from './money.ts';

/** Skok's line for software companies: a customer should bring three times what they cost. */
const reference = 3;
const cohort = { ...noAcquisition, spends: 1, spend: 500_000, customers: 1000, worth: 2_500_000 };

/** In one original currency a ratio needs no rate, and must not drift with one. */
const inOriginal = (cell: AcquisitionSummary): AcquisitionSummary =>
  cell.told ? { ...cell, ...cell.told, currencies: [cell.told.currency], missing: 0 } : cell;

export const cltvToCoca = defineMetric({
  definition: {
    id: 'cltv_to_coca',
    version: 1,
    name: { en: 'Value to cost of a customer', es: 'Valor frente a coste de un cliente' },
    explanation: {
      en: 'How many times over new customers have brought back what it cost to win them.',
      es: 'Cuántas veces han devuelto los clientes nuevos lo que costó ganarlos.',
    },
    formula: {
      en: 'value to date per new customer ÷ cost per new customer, of the same customers; the usual reference is 3 : 1',
      es: 'valor hasta la fecha por cliente nuevo ÷ coste por cliente nuevo, de los mismos clientes; la referencia habitual es 3 : 1',
    },
    unit: 'ratio',
    direction: 'higher_is_better',
    denominator: {
      en: 'The cost of acquiring a customer; when there is none, or it is 0, there is no ratio.',
      es: 'El coste de captar un cliente; si no lo hay, o es 0, no hay cociente.',
    },
    windowRule: {
      en: `${acquisitionRules.window.en} Their orders up to the end of the moved window.`,
      es: `${acquisitionRules.window.es} Sus pedidos, hasta el final de la ventana desplazada.`,
    },
    attributionRule: acquisitionRules.attribution,
    dimensions: eventDimensions,
    params: { ...acquisitionTexts, ...basisTexts },
    minimumN: minimumSample,
    intervalMethod: { en: 'None', es: 'Ninguno' },
    owner: owners.sales,
    source: 'Skok: 3 to 1 as the line of reference',
  },
  reading: 'acquisition',
  params: z.strictObject({ ...acquisitionParams, ...basisParams }),
  options: ({ variant, acquired, currency, lag_days }) => ({
    ...{ variant, acquired, currency, lagDays: lag_days, byAge: false, ofCustomers: true },
  }),
  compute(asked, { acquired, currency, ...params }) {
    const cell = inOriginal(asked);
    const n = listedOf(cell, acquired);
    const money = amountsIn(cell.currencies, cell.missing, currency, n);
    if ('refused' in money) return money.refused;
    const cost = costOf(cell, acquired);
    const worth = cell.customers > 0 ? (shareOf(params) * cell.worth) / cell.customers : null;
    const isKnown = worth !== null && cost !== null && cost > 0;
    return {
      value: isKnown ? worth / cost : null,
      n,
      parts: { cltv: worth, coca: cost, spend: cell.spend, reference },
      warnings: [...money.warnings, ...immatureWarning(cell)],
    };
  },
  personal: true,
  goldens: [
    {
      name: { en: '2,500 over 500', es: '2.500 entre 500' },
      cell: { ...cohort, currencies: ['EUR'] },
      expected: '5.0',
    },
    {
      name: {
        en: '1,000 kronor spent and 5,000 brought, in any currency',
        es: '1.000 coronas gastadas y 5.000 ingresadas, en cualquier moneda',
      },
      cell: {
        ...{ ...noAcquisition, spends: 1, customers: 1, currencies: ['EUR'], spend: 91.2, worth: 430 },
        told: { currency: 'SEK', spend: 1000, worth: 5000 },
      },
      params: { currency: 'EUR' },
      expected: '5.0',
    },
    {
      name: { en: 'customers that cost nothing', es: 'clientes que no costaron nada' },
      cell: { ...cohort, spend: 0 },
      expected: 'none',
    },
    {
      name: { en: 'spend that won nobody', es: 'gasto que no ganó a nadie' },
      cell: { ...noAcquisition, spends: 1, spend: 500 },
      expected: 'none',
    },
  ],
});
