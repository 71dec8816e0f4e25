import { z } from 'zod';
import { defineMetric } from '../metric.ts';
import { eventDimensions, owners } from '../rules.ts';
import {
  acquiredOf,
  acquisitionParams,
  acquisitionRules,
  acquisitionTexts,
  costInterval,
  costOf,
  immatureWarning,
  listedOf,
  noAcquisition,
} from './acquisition.ts';
import { amountsIn } from './money.ts';

export const coca = defineMetric({
  definition: {
    id: 'coca',
    version: 1,
    name: { en: 'Cost of acquiring a customer', es: 'Coste de captar un cliente' },
    explanation: {
      en: 'What it costs to win one new customer.',
      es: 'Cuánto cuesta ganar un cliente nuevo.',
    },
    formula: { en: 'Σ spend ÷ new customers', es: 'Σ gasto ÷ clientes nuevos' },
    unit: 'money',
    direction: 'lower_is_better',
    denominator: {
      en: 'New customers; without any there is no value, and the spend is in the parts.',
      es: 'Clientes nuevos; sin ninguno no hay valor, y el gasto figura en el desglose.',
    },
    windowRule: acquisitionRules.window,
    attributionRule: acquisitionRules.attribution,
    dimensions: eventDimensions,
    params: acquisitionTexts,
    minimumN: 0,
    intervalMethod: {
      en: 'The spend over the Poisson limits of the number of new customers, 95 %',
      es: 'El gasto entre los límites de Poisson del número de clientes nuevos, 95 %',
    },
    owner: owners.sales,
    source: 'Pulso; CAC as Skok defines it',
  },
  reading: 'acquisition',
  params: z.strictObject(acquisitionParams),
  options: ({ lag_days, ...options }) => ({
    ...options,
    lagDays: lag_days,
    byAge: false,
    ofCustomers: false,
  }),
  compute(cell, { acquired, currency }) {
    const n = listedOf(cell, acquired);
    const money = amountsIn(cell.currencies, cell.missing, currency, n);
    if ('refused' in money) return money.refused;
    const count = acquiredOf(cell, acquired);
    return {
      ...{ value: costOf(cell, acquired), n, numerator: cell.spend, denominator: count, unit: money.unit },
      interval: costInterval(cell, count),
      parts: { spend: cell.spend, spend_events: cell.spends, new_customers: count },
      warnings: [...money.warnings, ...immatureWarning(cell)],
    };
  },
  personal: false,
  goldens: [
    {
      name: { en: '120,000 for 300 customers', es: '120.000 por 300 clientes' },
      cell: { ...noAcquisition, spends: 12, spend: 120_000, customers: 300, currencies: ['EUR'] },
      expected: '400 [357.20, 449.42]',
    },
    {
      name: {
        en: 'Facebook ads, 1,079 sales as the ads report them',
        es: 'anuncios de Facebook, 1.079 ventas según los propios anuncios',
      },
      cell: { ...noAcquisition, spends: 1143, spend: 58_705.23, reported: 1079, currencies: ['USD'] },
      params: { acquired: 'properties.sales' },
      expected: '54.4071',
    },
    {
      name: { en: 'spend that won nobody', es: 'gasto que no ganó a nadie' },
      cell: { ...noAcquisition, spends: 3, spend: 900, currencies: ['EUR'] },
      expected: 'none',
    },
  ],
});
