import { z } from 'zod';
import { meanInterval } from '../../statistics/mean.ts';
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
import { noNumbers, threeNumbers } from './property-sum.metric.ts';

export const propertyMean = defineMetric({
  definition: {
    id: 'property_mean',
    version: 1,
    name: { en: 'Mean of a property', es: 'Media de una propiedad' },
    explanation: {
      en: 'The average of a number that events carry, such as days until delivery.',
      es: 'La media de un número que llevan los eventos, como los días hasta la entrega.',
    },
    formula: { en: 'Σ value ÷ events with a value', es: 'Σ valor ÷ eventos con valor' },
    unit: 'value',
    direction: 'neutral',
    denominator: {
      en: 'Events whose property reads as a number.',
      es: 'Eventos cuya propiedad se lee como número.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: { property: numberFieldText, kinds: kindListText, unit: unitText },
    minimumN: minimumSample,
    intervalMethod: { en: 'Student t, 95 %', es: 't de Student, 95 %' },
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
    const { n, sum, mean, deviation2 } = cell;
    return measureOfNumbers(cell, [property], unit, {
      value: mean,
      numerator: sum,
      denominator: n,
      interval: mean === null ? null : meanInterval({ n, mean, deviation2 }),
    });
  },
  personal: true,
  goldens: [
    { name: { en: '10, 20 and 30', es: '10, 20 y 30' }, cell: threeNumbers, expected: '20 [-4.84, 44.84]' },
    {
      name: { en: 'scores on two scales have no mean', es: 'las notas en dos escalas no tienen media' },
      cell: { ...threeNumbers, units: ['1-5', '1-7'] },
      params: { property: 'score' },
      expected: 'none',
    },
    { name: { en: 'no events', es: 'sin eventos' }, cell: noNumbers, expected: 'none' },
  ],
});
