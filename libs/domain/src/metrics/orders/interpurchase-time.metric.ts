import { z } from 'zod';
import { intervalOf } from '../../statistics/interval.ts';
import { meanInterval, sampleOfCounts } from '../../statistics/mean.ts';
import { quantileRanks } from '../../statistics/quantile.ts';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, minimumSample, owners } from '../rules.ts';
import type { GapCounts } from './cells.ts';
import { purchaseParams, purchaseParamTexts } from './purchases.ts';

const dayS = 86_400;
const levels = { median: 0.5, p75: 0.75, p90: 0.9, p95: 0.95 } as const;

/** The value of each rank (from 1) of counted values, ascending. */
function rankOf(counts: GapCounts): (rank: number) => number {
  const ascending = counts.toSorted(([one], [other]) => one - other);
  return (rank) => {
    let seen = 0;
    for (const [value, times] of ascending) if ((seen += times) >= rank) return value;
    return Number.NaN;
  };
}

/** Quantile of type 7 and the order statistics that bound it, in days. */
function quantileOfGaps(counts: GapCounts, n: number, level: number) {
  const at = rankOf(counts);
  const position = 1 + (n - 1) * level;
  const below = at(Math.floor(position));
  const { low, high } = quantileRanks(n, level);
  const value = below + (at(Math.ceil(position)) - below) * (position - Math.floor(position));
  return { value, interval: intervalOf('order-statistics', at(low) * dayS, at(high) * dayS) };
}

export const interpurchaseTime = defineMetric({
  definition: {
    id: 'interpurchase_time',
    version: 1,
    name: { en: 'Time between purchases', es: 'Tiempo entre compras' },
    explanation: {
      en: 'How long it takes customers who come back from one purchase day to the next.',
      es: 'Cuánto tardan los clientes que vuelven entre un día de compra y el siguiente.',
    },
    formula: {
      en: 'quantile (type 7) or mean of the days from one purchase day of a person to their next, in seconds of 24 hours a day',
      es: 'cuantil (tipo 7) o media de los días entre un día de compra de una persona y el siguiente, en segundos de 24 horas por día',
    },
    unit: 's',
    direction: 'lower_is_better',
    denominator: {
      en: 'Pairs of consecutive purchase days. People who bought on one day only have none: look at the repurchase rate too.',
      es: 'Pares de días de compra consecutivos. Quien solo compró un día no tiene ninguno: mira también la tasa de recompra.',
    },
    windowRule: {
      en: 'Pairs whose second day begins in [from, to), whenever the first was; days of the query’s zone.',
      es: 'Pares cuyo segundo día empieza en [from, to), fuera cuando fuera el primero; días de la zona de la consulta.',
    },
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      stat: {
        en: 'median (default), p75, p90, p95 or mean',
        es: 'median (mediana; por defecto), p75, p90, p95 o mean (media)',
      },
      ...purchaseParamTexts,
    },
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Order statistics around the quantile; Student’s t for the mean, 95 %',
      es: 'Estadísticos de orden en torno al cuantil; t de Student en la media, 95 %',
    },
    owner: owners.sales,
    source: 'Pulso',
  },
  reading: 'gaps',
  params: z.strictObject({
    stat: z.enum(['median', 'p75', 'p90', 'p95', 'mean']).default('median'),
    ...purchaseParams,
  }),
  options: ({ of }) => ({ of }),
  compute(counts, { stat }) {
    const sample = sampleOfCounts(counts.map(([days, times]) => [days * dayS, times] as const));
    if (!sample) return { value: null, n: 0 };
    const { n, mean } = sample;
    const mean_days = mean / dayS;
    if (stat === 'mean')
      return { value: mean, n, interval: meanInterval(sample), parts: { days: mean_days, mean_days } };
    const { value: days, interval } = quantileOfGaps(counts, n, levels[stat]);
    return { value: days * dayS, n, interval, parts: { days, mean_days } };
  },
  personal: true,
  goldens: [
    {
      name: {
        en: 'gaps of 10, 20 and 60 days: median 20 days',
        es: 'intervalos de 10, 20 y 60 días: mediana de 20 días',
      },
      cell: [
        [60, 1],
        [10, 1],
        [20, 1],
      ],
      expected: '1728000 [864000, 5184000]',
    },
    {
      name: { en: 'a quantile between two days', es: 'un cuantil entre dos días' },
      cell: [
        [10, 1],
        [20, 3],
      ],
      params: { stat: 'p90' },
      expected: '1728000',
    },
    {
      name: { en: 'mean of 10 and 20 days', es: 'media de 10 y 20 días' },
      cell: [
        [10, 1],
        [20, 1],
      ],
      params: { stat: 'mean' },
      expected: '1296000',
    },
    { name: { en: 'nobody came back', es: 'nadie volvió' }, cell: [], expected: 'none' },
  ],
});
