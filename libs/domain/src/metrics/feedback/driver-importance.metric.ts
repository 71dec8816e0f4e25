import type { MetricWarning } from '@pulso/contract';
import { z } from 'zod';
import { textList } from '../events/event-params.ts';
import { defineMetric } from '../metric.ts';
import { eventDimensions, owners } from '../rules.ts';
import type { DriverSummary } from './cells.ts';
import { advisedAnswers, analyseDrivers, fewestAnswers } from './driver-analysis.ts';

/** Two drivers that do not go together, of correlations 0.6 and 0.3 with the outcome; everything has variance 1. */
const twoDrivers: DriverSummary = {
  ...{ asked: 250, answered: [200, 200], complete: 200 },
  sums: [0, 0, 0],
  products: [200, 120, 60, 120, 200, 0, 60, 0, 200],
};

export const driverImportance = defineMetric({
  definition: {
    id: 'driver_importance',
    version: 1,
    name: { en: 'Driver importance', es: 'Importancia de los factores' },
    explanation: {
      en: 'How much of the differences in one answer goes with differences in others. It shows what goes together, never what causes what.',
      es: 'Cuánto de las diferencias en una respuesta va con diferencias en otras. Muestra qué va junto, nunca qué causa qué.',
    },
    formula: {
      en: 'relative weights of the drivers, which add up to R² of the outcome on all of them; priority = weight ÷ R² × (1 − share of respondents who were asked about the driver)',
      es: 'pesos relativos de los factores, que suman el R² del resultado sobre todos; prioridad = peso ÷ R² × (1 − parte de los encuestados a quienes se preguntó por el factor)',
    },
    unit: 'ratio',
    direction: 'neutral',
    denominator: {
      en: `Respondents who answered the outcome and every driver: answers of one invitation, else of one person on one day (UTC); the last answer to each counts. Fewer than ${fewestAnswers} are refused, ${advisedAnswers} are advised.`,
      es: `Encuestados que respondieron al resultado y a todos los factores: respuestas de una invitación, si no de una persona en un día (UTC); cuenta la última a cada pregunta. Con menos de ${fewestAnswers} no se calcula; se aconsejan ${advisedAnswers}.`,
    },
    windowRule: {
      en: 'Answers whose own time lies in [from, to).',
      es: 'Respuestas cuya propia hora cae en [from, to).',
    },
    attributionRule: {
      en: 'Dimensions are those of the answer to the outcome; filters hold for every answer.',
      es: 'Las dimensiones son las de la respuesta al resultado; los filtros valen para todas las respuestas.',
    },
    dimensions: eventDimensions,
    params: {
      outcome: {
        en: 'the survey, or the type of answer, that is to be explained; default nps',
        es: 'la encuesta, o el tipo de respuesta, que se quiere explicar; por defecto, nps',
      },
      drivers: {
        en: 'up to twelve, comma-separated: surveys, types of answer, or properties.<name> of the answer to the outcome',
        es: 'hasta doce, separados por comas: encuestas, tipos de respuesta o properties.<nombre> de la respuesta al resultado',
      },
    },
    minimumN: advisedAnswers,
    intervalMethod: {
      en: 'Parametric bootstrap: 200 samples of a normal population with these correlations, 95 %',
      es: 'Bootstrap paramétrico: 200 muestras de una población normal con estas correlaciones, 95 %',
    },
    owner: owners.customerExperience,
    source: 'Johnson 2000, relative weights',
  },
  reading: 'drivers',
  params: z.strictObject({
    outcome: z.string().trim().min(1).max(200).default('nps'),
    drivers: z.string().max(200).default('').pipe(textList).pipe(z.array(z.string()).max(12)),
  }),
  options: ({ outcome, drivers }) => ({
    outcome,
    drivers: [...new Set(drivers)].filter((one) => one !== outcome),
  }),
  compute(cell) {
    const { driver, asked, answered, complete } = cell;
    const analysis = analyseDrivers(cell);
    if (analysis === null) {
      const message = `${complete} respondents answered everything; drivers need ${fewestAnswers}, and answers that differ.`;
      const warnings: MetricWarning[] = complete > 0 ? [{ code: 'low_n', message }] : [];
      return { value: null, n: complete, parts: { asked }, warnings };
    }
    const { rSquared, weights, correlations, weightIntervals, rSquaredInterval } = analysis;
    if (driver === undefined)
      return { value: rSquared, n: complete, interval: rSquaredInterval, parts: { asked } };
    const weight = weights[driver] ?? 0;
    const share = rSquared > 0 ? weight / rSquared : null;
    const coverage = (answered[driver] ?? 0) / asked;
    return {
      value: weight,
      n: complete,
      interval: weightIntervals[driver] ?? null,
      parts: {
        ...{ asked, share, coverage },
        correlation: correlations[driver] ?? null,
        priority: share === null ? null : share * (1 - coverage),
      },
    };
  },
  personal: true,
  heavy: true,
  goldens: [
    {
      name: {
        en: 'uncorrelated drivers explain r² each: together',
        es: 'factores sin correlación entre sí explican r² cada uno: juntos',
      },
      cell: twoDrivers,
      expected: '0.45',
    },
    {
      name: { en: 'the first of them', es: 'el primero de ellos' },
      cell: { ...twoDrivers, driver: 0 },
      expected: '0.36',
    },
    { name: { en: 'the second', es: 'el segundo' }, cell: { ...twoDrivers, driver: 1 }, expected: '0.09' },
    {
      name: { en: 'twenty-nine answers are refused', es: 'veintinueve respuestas se rechazan' },
      cell: { ...twoDrivers, complete: 29 },
      expected: 'none',
    },
  ],
});
