import { z } from 'zod';
import { intervalOf } from '../../statistics/interval.ts';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, minimumSample, owners, windowRules } from '../rules.ts';
import {
  kindList,
  kindListText,
  numberField,
  numberFieldText,
  unitOfProperty,
  unitText,
} from './event-params.ts';
import { measureOfNumbers } from './number-measure.ts';

export const propertyQuantile = defineMetric({
  definition: {
    id: 'property_quantile',
    version: 1,
    name: { en: 'Quantile of a property', es: 'Cuantil de una propiedad' },
    explanation: {
      en: 'The value of a number that a given share of events stay under: at 0.5 the median, at 0.9 what nine in ten do not exceed.',
      es: 'El valor de un número por debajo del cual queda una parte dada de los eventos: con 0,5, la mediana; con 0,9, lo que nueve de cada diez no superan.',
    },
    formula: {
      en: 'quantile of the values by linear interpolation (type 7)',
      es: 'cuantil de los valores por interpolación lineal (tipo 7)',
    },
    unit: 'value',
    direction: 'neutral',
    denominator: {
      en: 'Events whose property reads as a number.',
      es: 'Eventos cuya propiedad se lee como número.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      property: numberFieldText,
      level: { en: 'from 0 to 1; default 0.5, the median', es: 'de 0 a 1; por defecto 0,5, la mediana' },
      kinds: kindListText,
      unit: unitText,
    },
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Order statistics around the quantile, 95 %',
      es: 'Estadísticos de orden en torno al cuantil, 95 %',
    },
    owner: owners.platform,
    source: 'Hyndman & Fan 1996, type 7; interval after Conover 1999',
  },
  reading: 'quantiles',
  params: z.strictObject({
    property: numberField.default('quantity'),
    level: z.number().min(0).max(1).default(0.5),
    kinds: kindList,
    unit: unitOfProperty.optional(),
  }),
  options: ({ property, kinds, level }) => ({ field: property, kinds, level }),
  compute(cell, { property, unit }) {
    const { quantile, low, high } = cell;
    const interval = low === null || high === null ? null : intervalOf('order-statistics', low, high);
    return measureOfNumbers(cell, [property], unit, { value: quantile, interval });
  },
  personal: true,
  goldens: [
    {
      name: { en: 'median of 10, 20 and 60', es: 'mediana de 10, 20 y 60' },
      cell: { n: 3, unreadable: 0, units: [], quantile: 20, low: 10, high: 60 },
      expected: '20 [10, 60]',
    },
    {
      name: { en: 'no events', es: 'sin eventos' },
      cell: { n: 0, unreadable: 2, units: [], quantile: null, low: null, high: null },
      expected: 'none',
    },
  ],
});
