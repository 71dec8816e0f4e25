import { z } from 'zod';
import { compoundPoissonInterval } from '../../statistics/count.ts';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, owners, windowRules } from '../rules.ts';
import type { NumberSummary } from './cells.ts';
import {
  kindList,
  kindListText,
  numberField,
  numberFieldText,
  unitOfProperty,
  unitText,
} from './event-params.ts';
import { measureOfNumbers } from './number-measure.ts';

/** 10, 20 and 30. */
export const threeNumbers: NumberSummary = {
  ...{ n: 3, unreadable: 0, units: [], sum: 60, squares: 1400, mean: 20, deviation2: 200 },
};
export const noNumbers: NumberSummary = {
  ...{ n: 0, unreadable: 0, units: [], sum: 0, squares: 0, mean: null, deviation2: 0 },
};

export const propertySum = defineMetric({
  definition: {
    id: 'property_sum',
    version: 1,
    name: { en: 'Sum of a property', es: 'Suma de una propiedad' },
    explanation: {
      en: 'What a number that events carry adds up to: clicks, minutes, items.',
      es: 'Cuánto suma un número que llevan los eventos: clics, minutos, artículos.',
    },
    formula: { en: 'Σ value of the property', es: 'Σ valor de la propiedad' },
    unit: 'value',
    direction: 'neutral',
    denominator: {
      en: 'None: it is a sum, over events whose property reads as a number.',
      es: 'Ninguno: es una suma, sobre los eventos cuya propiedad se lee como número.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: { property: numberFieldText, kinds: kindListText, unit: unitText },
    minimumN: 0,
    intervalMethod: {
      en: 'Compound Poisson: a random number of independent amounts, 95 %',
      es: 'Poisson compuesto: un número aleatorio de importes independientes, 95 %',
    },
    owner: owners.platform,
    source: 'Pulso',
  },
  reading: 'numbers',
  params: z.strictObject({
    property: numberField.default('quantity'),
    kinds: kindList,
    unit: unitOfProperty.optional(),
  }),
  options: ({ property, kinds }) => ({ field: property, kinds }),
  compute(cell, { property, unit }) {
    const { n, sum, squares } = cell;
    const measure = { value: n > 0 ? sum : null, interval: compoundPoissonInterval(sum, squares) };
    return measureOfNumbers(cell, [property], unit, measure);
  },
  personal: true,
  goldens: [
    { name: { en: '10, 20 and 30', es: '10, 20 y 30' }, cell: threeNumbers, expected: '60 [-13.3, 133.3]' },
    {
      name: { en: 'amounts in two currencies have no sum', es: 'los importes en dos monedas no tienen suma' },
      cell: { ...threeNumbers, units: ['EUR', 'USD'] },
      params: { property: 'amount' },
      expected: 'none',
    },
    { name: { en: 'no events', es: 'sin eventos' }, cell: noNumbers, expected: 'none' },
  ],
});
