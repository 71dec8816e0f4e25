import type { PublishedFigure } from '@pulso/contract';
import {
  aliveProbabilities,
  convertSpan,
  expectedFuturePurchases,
  expectedPurchases,
  predictedValues,
  type BackTest,
  type CustomerModelFit,
} from '@pulso/domain';
import { figure } from './figure.ts';

const paper = 'Fader, Hardie & Lee 2005, Marketing Science 24(2)';
const note = 'Fader & Hardie 2013, note 025';
const sheet = 'Hardie’s spreadsheet, as tested by the lifetimes package';
const recomputed = 'recomputed from the published table with SciPy';

/** The maximum that the paper rounds to 0.243, 4.414, 0.793 and 2.426. */
const purchases = {
  model: 'bg-nbd',
  per: 'week',
  r: 0.24259,
  alpha: 4.41353,
  a: 0.79289,
  b: 2.42575,
} as const;
const spend = { model: 'gamma-gamma', p: 6.2488, q: 3.7446, v: 15.4477 } as const;

const units = { en: ['day', 'days', 'week', 'weeks'], es: ['día', 'días', 'semana', 'semanas'] } as const;
/** The sheet counts in weeks, also where it means days. */
function spanOf(weeks: number, [day, days, week, more]: (typeof units)['en' | 'es']): string {
  const whole = Number.isInteger(weeks);
  const length = whole ? weeks : Math.round(weeks * 7);
  if (length === 1) return `1 ${whole ? week : day}`;
  return `${length} ${whole ? more : days}`;
}
const weeks = (length: number) => ({ length, unit: 'week' }) as const;
const histories = (...rows: [x: number, tx: number, T: number, m: number][]) => ({
  per: 'week' as const,
  customers: rows.map(([x, tx, T, m]) => ({ customer: '', x, tx, T, m })),
  medianGap: null,
});
const publishedRepeats: readonly (readonly [length: number, published: number])[] = [
  [0.1429, 0.0078],
  [1, 0.0532],
  [3, 0.1506],
  [31.8571, 1.0405],
  [32, 1.0437],
  [78, 1.8576],
];
const publishedValues: readonly (readonly [id: string, value: number])[] = [
  ['0001', 36.279],
  ['0002', 4.638],
  ['0003', 8.344],
  ['0006', 283.524],
];

/** The formulas of both models at the published parameters, computed now. */
export function fromParameters(): PublishedFigure[] {
  const one = histories([2, 30.43, 38.86, 22.35]);
  const some = histories(
    [2, 30.43, 38.86, 22.35],
    [1, 1.71, 38.86, 11.77],
    [0, 0, 38.86, 0],
    [7, 29.43, 38.86, 73.74],
  );
  const values = predictedValues(purchases, spend, some, {
    period: convertSpan({ length: 1, unit: 'month' }, 'week'),
    periods: 12,
    discount: { rate: 0.01, per: 'month' },
  });
  const told = { from: 'parameters' } as const;
  return [
    ...publishedRepeats.map(([length, published]) => {
      const name = {
        en: `Repeat purchases of a new customer in ${spanOf(length, units.en)}`,
        es: `Recompras de un cliente nuevo en ${spanOf(length, units.es)}`,
      };
      const rest = { unit: 'purchases', published, tolerance: 0.001, source: sheet } as const;
      return figure(
        { ...told, id: `expected_${length}`, name, ...rest },
        expectedPurchases(purchases, weeks(length)),
      );
    }),
    figure(
      {
        ...told,
        id: 'expected_0001_39',
        name: {
          en: 'Purchases of customer 0001 in the next 39 weeks',
          es: 'Compras del cliente 0001 en las 39 semanas siguientes',
        },
        ...{ unit: 'purchases', published: 1.226, tolerance: 0.001, source: sheet },
      },
      expectedFuturePurchases(purchases, one, weeks(39))[0],
    ),
    figure(
      {
        ...told,
        id: 'alive_0001',
        name: { en: 'Customer 0001 is still there', es: 'El cliente 0001 sigue activo' },
        ...{ unit: 'probability', published: 0.7266, tolerance: 0.0001, source: recomputed },
      },
      aliveProbabilities(purchases, one)[0],
    ),
    ...publishedValues.map(([id, published], index) => {
      const name = {
        en: `Value of customer ${id} over 12 months of 4.345 weeks at 1 % a month`,
        es: `Valor del cliente ${id} en 12 meses de 4,345 semanas al 1 % mensual`,
      };
      const rest = { unit: 'money', published, tolerance: 0.02, source: recomputed } as const;
      return figure({ ...told, id: `value_${id}`, name, ...rest }, values[index]);
    }),
  ];
}

/** The published transactions as the `cdnow` data set of the simulator sends them. */
export const sampleCustomers = 2357;
export const sampleWindow = {
  ...{ from: '1997-01-01T00:00:00Z', to: '1998-07-01T00:00:00Z', tz: 'UTC' },
  ...{ calibration_end: '1997-09-30', currency: '' },
};

const parameters: readonly (readonly [name: string, published: number, tolerance: number, source: string])[] =
  [
    ['r', 0.243, 0.0005, paper],
    ['alpha', 4.414, 0.0005, paper],
    ['a', 0.793, 0.0005, paper],
    ['b', 2.426, 0.0005, paper],
    ['p', 6.25, 0.005, note],
    ['q', 3.74, 0.005, note],
    ['v', 15.44, 0.005, note],
  ];

/** The fit to the transactions in the workspace beside the published one. */
export function againstTransactions(fit: CustomerModelFit, test: BackTest | null): PublishedFigure[] {
  const fitted: Record<string, number | string> = {
    ...(fit.purchases.ok && fit.purchases.fit.params),
    ...(fit.spend.ok && fit.spend.fit.params),
  };
  const told = { from: 'workspace' } as const;
  return [
    ...parameters.map(([id, published, tolerance, source]) => {
      const name = { en: `Fitted ${id}`, es: `${id} ajustado` };
      const ours = fitted[id];
      const rest = { unit: 'parameter', published, tolerance, source } as const;
      return figure({ ...told, id, name, ...rest }, typeof ours === 'number' ? ours : null);
    }),
    figure(
      {
        ...told,
        id: 'll',
        name: { en: 'Log-likelihood of BG/NBD', es: 'Log-verosimilitud de BG/NBD' },
        ...{ unit: 'log-likelihood', published: -9582.43, tolerance: 0.01, source: recomputed },
      },
      fit.purchases.ok ? fit.purchases.fit.logLikelihood : null,
    ),
    figure(
      {
        ...told,
        id: 'expected_holdout_total',
        name: {
          en: 'Purchases expected in 39 weeks of holdout',
          es: 'Compras esperadas en las 39 semanas de comprobación',
        },
        ...{ unit: 'purchases', published: 1653.4, tolerance: 0.05, source: recomputed },
      },
      test?.expectedTotal,
    ),
  ];
}
