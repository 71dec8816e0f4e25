import { z } from 'zod';
import { npsClass, npsInterval, npsOf } from '../../scores/nps.ts';
import { histogramOf, type ScoreCount } from '../../scores/scale.ts';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, minimumSample, owners, windowRules } from '../rules.ts';
import { countBy, histogramParts } from './scores-parts.ts';

const answers = (promoters: number, passives: number, detractors: number): ScoreCount[] =>
  histogramOf(0, 10, { 9: promoters, 7: passives, 0: detractors });

export const nps = defineMetric({
  definition: {
    id: 'nps',
    version: 1,
    name: { en: 'NPS', es: 'NPS' },
    explanation: {
      en: 'How many more customers would recommend you than would warn others off, per hundred answers.',
      es: 'Cuántos clientes más te recomendarían que te desaconsejarían, por cada cien respuestas.',
    },
    formula: {
      en: '100 × (promoters − detractors) ÷ answers; promoters 9–10, passives 7–8, detractors 0–6',
      es: '100 × (promotores − detractores) ÷ respuestas; promotores 9–10, pasivos 7–8, detractores 0–6',
    },
    unit: 'points',
    direction: 'higher_is_better',
    denominator: {
      en: 'NPS answers with a score of 0–10; shown or skipped questions do not count.',
      es: 'Respuestas de NPS con nota de 0 a 10; las preguntas solo mostradas o saltadas no cuentan.',
    },
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {},
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Adjusted Wald (three quarters of an answer more on either side), 95 %',
      es: 'Wald ajustado (tres cuartos de respuesta más a cada lado), 95 %',
    },
    owner: owners.customerExperience,
    source: 'Reichheld 2003; interval after Rocks 2016',
  },
  reading: 'scores',
  params: z.strictObject({}),
  options: () => ({ scoreTypes: ['nps'] }),
  compute(cell) {
    const { total, n, warnings } = countBy(cell, (count) => {
      const side = npsClass(count.score);
      return side && { side };
    });
    const counts = {
      promoters: total(({ side }) => side === 'promoters'),
      passives: total(({ side }) => side === 'passives'),
      detractors: total(({ side }) => side === 'detractors'),
    };
    return {
      value: npsOf(counts),
      n,
      numerator: counts.promoters - counts.detractors,
      denominator: n,
      interval: npsInterval(counts),
      parts: { ...counts, ...histogramParts(cell) },
      warnings,
    };
  },
  personal: true,
  goldens: [
    {
      name: '50 promoters, 30 passives, 20 detractors',
      cell: answers(50, 30, 20),
      expected: '30.0 [14.05, 44.20]',
    },
    {
      name: '58 promoters, 24 passives, 18 detractors',
      cell: answers(58, 24, 18),
      expected: '40.0 [23.86, 53.81]',
    },
    {
      name: '5 promoters, 3 passives, 2 detractors',
      cell: answers(5, 3, 2),
      expected: '30.0 [-19.05, 65.20]',
    },
    { name: '10 promoters alone', cell: answers(10, 0, 0), expected: '100 [47.50, 100]' },
    { name: 'one promoter is no certainty', cell: answers(1, 0, 0), expected: '100 [-48.50, 98.50]' },
    { name: 'San Francisco airport survey 2017', cell: answers(1436, 968, 342), expected: '39.8398' },
    { name: 'no answers', cell: [], expected: 'none' },
  ],
});
