import { z } from 'zod';
import { npsClass, npsInterval, npsOf } from '../../scores/nps.ts';
import { histogramOf, type ScoreCount } from '../../scores/scale.ts';
import { sampleOfCounts } from '../../statistics/mean.ts';
import { defineMetric } from '../metric.ts';
import { attributionRules, eventDimensions, minimumSample, owners, windowRules } from '../rules.ts';
import { npsCounts, publishedMargin, weightedNps } from './nps-parts.ts';
import { countBy, histogramParts } from './scores-parts.ts';
import { countedOnce } from './repeated-answers.ts';

const histogram = (promoters: number, passives: number, detractors: number): ScoreCount[] =>
  histogramOf(0, 10, { 9: promoters, 7: passives, 0: detractors });

export const nps = defineMetric({
  definition: {
    id: 'nps',
    version: 3,
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
    denominator: countedOnce({
      en: 'NPS answers with a score of 0–10; shown or skipped questions do not count.',
      es: 'Respuestas de NPS con nota de 0 a 10; las preguntas solo mostradas o saltadas no cuentan.',
    }),
    windowRule: windowRules.eventTime,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      weighted: {
        en: 'true counts each answer by its survey weight (1 without one); default false',
        es: 'con true, cada respuesta cuenta según su peso en la encuesta (1 si no lo tiene); por defecto, false',
      },
    },
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Adjusted Wald (three quarters of an answer more on either side), 95 %',
      es: 'Wald ajustado (tres cuartos de respuesta más a cada lado), 95 %',
    },
    owner: owners.customerExperience,
    source: 'Reichheld 2003; interval after Rocks 2016',
  },
  reading: 'scores',
  params: z.strictObject({ weighted: z.boolean().default(false) }),
  options: ({ weighted }) => ({
    scoreTypes: ['nps'],
    rules: [{ scale: '0-10', from: 9 }],
    ...(weighted && { weighted }),
  }),
  compute(cell, { weighted }) {
    const scored = cell.filter(({ min, max, score }) => min === 0 && max === 10 && npsClass(score) !== null);
    const { warnings } = countBy(cell, (count) => (scored.includes(count) ? {} : null));
    const n = scored.reduce((sum, count) => sum + count.answers, 0);
    const counts = npsCounts(scored, (count) => count.answers);
    const mean = sampleOfCounts(scored.map(({ score, answers }) => [score, answers]));
    const told = { ...counts, mean: mean?.mean ?? null, moe95: publishedMargin(counts) };
    if (weighted) return { n, ...weightedNps(scored), warnings };
    return {
      value: npsOf(counts),
      n,
      numerator: counts.promoters - counts.detractors,
      denominator: n,
      interval: npsInterval(counts),
      parts: { ...told, ...histogramParts(scored) },
      warnings,
    };
  },
  personal: true,
  goldens: [
    {
      name: {
        en: '50 promoters, 30 passives, 20 detractors',
        es: '50 promotores, 30 pasivos, 20 detractores',
      },
      cell: histogram(50, 30, 20),
      expected: '30.0 [14.05, 44.20]',
    },
    {
      name: {
        en: '58 promoters, 24 passives, 18 detractors',
        es: '58 promotores, 24 pasivos, 18 detractores',
      },
      cell: histogram(58, 24, 18),
      expected: '40.0 [23.86, 53.81]',
    },
    {
      name: { en: '5 promoters, 3 passives, 2 detractors', es: '5 promotores, 3 pasivos, 2 detractores' },
      cell: histogram(5, 3, 2),
      expected: '30.0 [-19.05, 65.20]',
    },
    {
      name: { en: '10 promoters alone', es: '10 promotores y nadie más' },
      cell: histogram(10, 0, 0),
      expected: '100 [47.50, 100]',
    },
    {
      name: { en: 'one promoter is no certainty', es: 'un promotor no es una certeza' },
      cell: histogram(1, 0, 0),
      expected: '100 [-48.50, 98.50]',
    },
    {
      name: { en: 'San Francisco airport survey 2017', es: 'encuesta del aeropuerto de San Francisco, 2017' },
      cell: histogram(1436, 968, 342),
      expected: '39.8398',
    },
    {
      name: {
        en: 'three promoters that weigh as one, a detractor that weighs two',
        es: 'tres promotores que pesan como uno, un detractor que pesa dos',
      },
      cell: [
        ...histogramOf(0, 10, { 9: 3 }).map((bar) => ({ ...bar, weight: 1, weight2: 1 / 3 })),
        ...histogramOf(0, 10, { 2: 1 }).map((bar) => ({ ...bar, weight: 2, weight2: 4 })),
      ],
      params: { weighted: true },
      expected: '-33.33',
    },
    { name: { en: 'no answers', es: 'sin respuestas' }, cell: [], expected: 'none' },
  ],
});
