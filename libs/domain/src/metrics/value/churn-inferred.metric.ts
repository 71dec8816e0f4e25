import { z } from 'zod';
import { aliveProbability } from '../../models/bg-nbd/alive.ts';
import { rowsIn, type PurchaseRow, type PurchaseTable } from '../../models/purchase-table/purchase-table.ts';
import { defineMetric, type Measure } from '../metric.ts';
import { percentOf } from '../rates.ts';
import { attributionRules, eventDimensions, intervalMethods, minimumSample, owners } from '../rules.ts';
import { modelOf, modelParts } from './customer-model.ts';
import { historyOptions, historyParams, historyParamTexts, historyWindow } from './history-params.ts';
import { madeUpHistories } from './made-up-histories.ts';

const inferred = {
  code: 'inferred',
  message: 'Nobody has cancelled: who is gone is inferred from how they bought.',
} as const;

const share = (rows: readonly PurchaseRow[], n: number, isGone: (row: PurchaseRow) => boolean): Measure =>
  percentOf(
    rows.reduce((sum, row) => (isGone(row) ? sum + row.count : sum), 0),
    n,
  );

/** Silent for longer than k usual gaps: one's own mean gap, or the median of all after a single purchase. */
function bySilence(table: PurchaseTable, gaps: number): Measure {
  const { medianGap, customers } = table;
  const rows = rowsIn(table, 'day');
  const usual = ({ x, tx }: PurchaseRow): number => (x > 0 ? tx / x : (medianGap ?? Infinity));
  return {
    ...share(rows, customers, (row) => row.T - row.tx > gaps * usual(row)),
    parts: { median_gap_days: medianGap },
    warnings: [inferred],
  };
}

function byModel(table: PurchaseTable, unit: 'week' | 'day', threshold: number): Measure {
  // Whether a customer is alive does not depend on money: currencies do not matter here.
  const model = modelOf({ ...table, currencies: [] }, unit);
  const params = model.purchases?.params;
  const parts = modelParts(model);
  const warnings = [inferred, ...model.warnings.filter(({ message }) => message.startsWith('BG/NBD'))];
  if (!params) return { value: null, n: table.customers, parts, warnings };
  const gone = share(
    rowsIn(table, unit),
    table.customers,
    (row) => aliveProbability(params, row) < threshold,
  );
  return { ...gone, parts, warnings };
}

export const churnInferred = defineMetric({
  definition: {
    id: 'churn_inferred',
    version: 1,
    name: { en: 'Inferred churn', es: 'Abandono inferido' },
    explanation: {
      en: 'The share of customers who seem to be gone although nobody has said goodbye.',
      es: 'Qué parte de los clientes parece haberse ido, aunque nadie se haya despedido.',
    },
    formula: {
      en: '100 × customers silent for longer than k usual gaps ÷ customers; or with P(alive) of the BG/NBD model below a threshold',
      es: '100 × clientes en silencio durante más de k intervalos habituales ÷ clientes; o con una P(activo) del modelo BG/NBD por debajo de un umbral',
    },
    unit: '%',
    direction: 'lower_is_better',
    denominator: {
      en: 'People with an order in the window up to the end of the calibration. With rule silence the list marks who is gone; with rule alive it lists all of them.',
      es: 'Personas con un pedido en la ventana hasta el final de la calibración. Con la regla silence la lista marca quién se ha ido; con alive los enumera a todos.',
    },
    windowRule: historyWindow,
    attributionRule: attributionRules.ownEvent,
    dimensions: eventDimensions,
    params: {
      ...historyParamTexts,
      rule: {
        en: 'silence (default), or alive: P(alive) below the threshold; the model lets nobody go before a second purchase',
        es: 'silence (silencio; por defecto) o alive: P(activo) por debajo del umbral; el modelo no da por perdido a nadie antes de su segunda compra',
      },
      gaps: {
        en: 'how many usual gaps of silence are too long (default 3); the usual gap is one’s own mean, or the median of all after a single purchase',
        es: 'cuántos intervalos habituales de silencio son demasiados (por defecto 3); el habitual es la media propia o, tras una sola compra, la mediana de todos',
      },
      threshold: {
        en: 'P(alive) below which a customer counts as gone (default 0.5)',
        es: 'P(activo) por debajo de la cual un cliente se da por perdido (por defecto 0.5)',
      },
    },
    minimumN: minimumSample,
    intervalMethod: intervalMethods.wilson,
    owner: owners.sales,
    source: 'Fader, Hardie & Lee 2005: P(alive)',
  },
  reading: 'histories',
  params: z.strictObject({
    ...historyParams,
    rule: z.enum(['silence', 'alive']).default('silence'),
    gaps: z.number().min(0.1).max(100).default(3),
    threshold: z.number().min(0).max(1).default(0.5),
  }),
  options: (params) => historyOptions(params, params.rule === 'silence' ? params.gaps : 0),
  compute(table, { rule, gaps, unit, threshold }) {
    if (table.customers === 0) return { value: null, n: 0 };
    return rule === 'silence' ? bySilence(table, gaps) : byModel(table, unit, threshold);
  },
  personal: true,
  heavy: true,
  goldens: [
    {
      name: {
        en: 'silent for more than three usual gaps',
        es: 'en silencio más de tres intervalos habituales',
      },
      cell: madeUpHistories(),
      expected: '76.67 [73.12, 79.87]',
    },
    {
      name: {
        en: 'below an even chance of being alive',
        es: 'con menos de la mitad de probabilidades de seguir activo',
      },
      cell: madeUpHistories(),
      params: { rule: 'alive' },
      expected: '10.00 [7.85, 12.66]',
    },
    { name: { en: 'nobody bought', es: 'nadie compró' }, cell: madeUpHistories(0), expected: 'none' },
  ],
});
