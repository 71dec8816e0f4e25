import { z } from 'zod';
import { meanInterval } from '../../statistics/mean.ts';
import { days, daysToMs } from '../journeys/rules.ts';
import { defineMetric } from '../metric.ts';
import { eventDimensions, minimumSample, owners } from '../rules.ts';
import type { CalibrationSummary } from './cells.ts';
import { dealRules } from './rules.ts';

const none: CalibrationSummary = {
  ...{ deals: 0, unstated: 0, error: 0, squares: 0, expected: 0, won: 0, forecast: 0, actual: 0 },
  currencies: [],
};

export const forecastCalibration = defineMetric({
  definition: {
    id: 'forecast_calibration',
    version: 1,
    name: { en: 'Forecast calibration', es: 'Calibración de la previsión' },
    explanation: {
      en: 'How far the stated chances of deals lay from what became of them: 0 is perfect, 0.25 is a coin toss.',
      es: 'Cuánto distaban las probabilidades declaradas de lo que pasó después: 0 es perfecto, 0,25 es echarlo a cara o cruz.',
    },
    formula: {
      en: 'Brier score: mean of (chance − outcome)² over closed deals, outcome 1 for won and 0 for lost, the chance as it stood before',
      es: 'Puntuación de Brier: media de (probabilidad − resultado)² sobre las cerradas, con resultado 1 si se ganó y 0 si se perdió, y la probabilidad que constaba antes',
    },
    unit: 'score',
    direction: 'lower_is_better',
    denominator: {
      en: 'Closed deals that had a chance of their own before they closed; the others are left out and counted.',
      es: 'Oportunidades cerradas que tenían probabilidad propia antes de cerrarse; las demás se dejan fuera y se cuentan.',
    },
    windowRule: dealRules.closed,
    attributionRule: dealRules.ownDimensions,
    dimensions: eventDimensions,
    params: {
      days_before: {
        en: 'the chance as it stood this many days before the close, default 0',
        es: 'la probabilidad que constaba tantos días antes del cierre; por defecto, 0',
      },
    },
    minimumN: minimumSample,
    intervalMethod: {
      en: 'Student’s t of the mean, within 0 and 1, 95 %',
      es: 't de Student de la media, entre 0 y 1, 95 %',
    },
    owner: owners.sales,
    source: 'Brier 1950',
  },
  reading: 'calibration',
  params: z.strictObject({ days_before: days.default(0) }),
  options: ({ days_before }) => ({ leadMs: daysToMs(days_before) }),
  compute({ deals: n, unstated, error, squares, expected, won, currencies, forecast, actual }) {
    const mean = n > 0 ? error / n : null;
    const spread = mean === null ? null : { n, mean, deviation2: Math.max(0, squares - error * mean) };
    const inMoney = currencies.length === 1;
    return {
      value: mean,
      n,
      numerator: error,
      denominator: n,
      interval: spread && meanInterval(spread, { min: 0, max: 1 }),
      parts: {
        ...{ expected_wins: expected, actual_wins: won, unstated },
        forecast_amount: inMoney ? forecast : null,
        actual_amount: inMoney ? actual : null,
      },
      warnings:
        unstated > 0
          ? [
              {
                code: 'excluded',
                message: `${unstated} deals closed without a stated chance and are left out.`,
              },
            ]
          : [],
    };
  },
  personal: false,
  goldens: [
    {
      name: {
        en: 'won at 80 %, lost at 30 %: (0.04 + 0.09) ÷ 2',
        es: 'ganada al 80 %, perdida al 30 %: (0,04 + 0,09) ÷ 2',
      },
      cell: { ...none, deals: 2, error: 0.13, squares: 0.0016 + 0.0081, expected: 1.1, won: 1 },
      expected: '0.065 [0.000, 0.383]',
    },
    { name: { en: 'nothing closed', es: 'nada cerrado' }, cell: none, expected: 'none' },
  ],
});
