import { z } from 'zod';
import { correlationInterval } from '../../statistics/correlation.ts';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, minimumSample, owners, windowRules } from '../rules.ts';
import { kindList, kindListText, numberField, numberFieldText } from './event-params.ts';
import { measureOfNumbers } from './number-measure.ts';

const pairs = { n: 28, unreadable: 0, units: [], correlation: 0.5, meanX: 12, meanY: 4 };

export const correlation = defineMetric({
  definition: {
    id: 'correlation',
    version: 1,
    name: { en: 'Correlation', es: 'Correlación' },
    explanation: {
      en: 'Whether two numbers of an event rise and fall together: 1 always, −1 always the opposite way, 0 not at all. It does not say that one causes the other.',
      es: 'Si dos números de un evento suben y bajan a la vez: 1 siempre, −1 siempre al revés, 0 en nada. No dice que uno cause el otro.',
    },
    formula: {
      en: 'Pearson: Σ(x − mean x)(y − mean y) ÷ √(Σ(x − mean x)² · Σ(y − mean y)²)',
      es: 'Pearson: Σ(x − media x)(y − media y) ÷ √(Σ(x − media x)² · Σ(y − media y)²)',
    },
    unit: 'ratio',
    direction: 'neutral',
    denominator: {
      en: 'Events that give both numbers.',
      es: 'Eventos que dan ambos números.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: { x: numberFieldText, y: numberFieldText, kinds: kindListText },
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Fisher’s transformation, 95 %',
      es: 'Transformación de Fisher, 95 %',
    },
    owner: owners.customerExperience,
    source: 'Pearson 1895; interval after Fisher 1921',
  },
  reading: 'pairs',
  params: z.strictObject({
    x: numberField.default('quantity'),
    y: numberField.default('score'),
    kinds: kindList,
  }),
  options: (options) => options,
  compute(cell, { x, y }) {
    const { n, correlation: value, meanX, meanY } = cell;
    return measureOfNumbers(cell, [x, y], undefined, {
      value,
      interval: value === null ? null : correlationInterval(value, n),
      parts: { mean_x: meanX, mean_y: meanY },
    });
  },
  personal: true,
  goldens: [
    {
      name: { en: 'r = 0.5 over 28 pairs', es: 'r = 0,5 en 28 pares' },
      cell: pairs,
      expected: '0.5 [0.156, 0.736]',
    },
    {
      name: { en: 'one of them never varies', es: 'uno de ellos nunca varía' },
      cell: { ...pairs, correlation: null },
      expected: 'none',
    },
  ],
});
