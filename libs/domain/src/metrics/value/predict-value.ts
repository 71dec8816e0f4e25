import type { MetricWarning } from '@pulso/contract';
import { expectedPurchases } from '../../models/bg-nbd/expected-purchases.ts';
import { expectedPopulationSpend } from '../../models/gamma-gamma/expected-spend.ts';
import { ModelInputError } from '../../models/model-error.ts';
import { backTestTable } from '../../models/purchase-table/back-test-table.ts';
import { rowsIn, type PurchaseRow, type PurchaseTable } from '../../models/purchase-table/purchase-table.ts';
import { valueHistories } from '../../models/purchase-table/value-table.ts';
import { daysPer } from '../../models/time-unit.ts';
import type { KeptModel, Measure } from '../metric.ts';
import { modelOf, modelParts } from './customer-model.ts';

interface Horizon {
  unit: 'week' | 'day';
  horizon_weeks: number;
  discount_rate: number;
}

/** Mean predicted value of the customers of a table, with the model that it comes from. */
export function predictValue(table: PurchaseTable, horizon: Horizon, lastGood?: KeptModel): Measure {
  const { customers: n, currencies } = table;
  if (n === 0) return { value: null, n };
  if (currencies.length > 1) {
    const message = `Orders in ${currencies.join(', ')} do not add up: name one with the param currency.`;
    return { value: null, n, warnings: [{ code: 'mixed_currencies', message }] };
  }
  const model = modelOf(table, horizon.unit, lastGood);
  const parts = {
    ...modelParts(model),
    ...holdoutParts(table, model.used?.purchases ?? model.purchases?.params),
  };
  const { used, warnings } = model;
  if (!used) return { value: null, n, parts, warnings };
  try {
    const predicted = predictedParts(table, used, horizon);
    return {
      value: predicted.total / n,
      n,
      numerator: predicted.total,
      denominator: n,
      ...(currencies[0] && { unit: currencies[0] }),
      parts: { ...parts, ...predicted },
      warnings,
      model: used,
    };
  } catch (error) {
    if (!(error instanceof ModelInputError)) throw error;
    const endless: MetricWarning = { code: 'not_converged', message: `Gamma-Gamma: ${error.message}.` };
    return { value: null, n, parts, warnings: [...warnings, endless] };
  }
}

function holdoutParts(
  table: PurchaseTable,
  params: KeptModel['purchases'] | undefined,
): Record<string, number | null> {
  const test = params ? backTestTable(params, table) : null;
  return {
    holdout_days: table.holdoutEnd - table.calibrationEnd,
    expected_holdout_total: test?.expectedTotal ?? null,
    actual_holdout_repeat: test?.actualTotal ?? null,
    holdout_mae: test?.meanAbsoluteError ?? null,
  };
}

/** Throws ModelInputError when a mean is infinite. */
function predictedParts(table: PurchaseTable, { purchases, spend }: KeptModel, horizon: Horizon) {
  const { horizon_weeks: weeks, discount_rate: discountRate, unit } = horizon;
  const rows = rowsIn(table, unit);
  const { alive, expected, values } = valueHistories(purchases, spend, rows, { weeks, discountRate });
  const sumOf = (column: readonly number[]): number =>
    rows.reduce((sum, { count }, row) => sum + count * (column[row] ?? 0), 0);
  const total = sumOf(values ?? []);
  const length = (weeks * daysPer('week')) / daysPer(unit);
  return {
    total,
    p_alive_mean: sumOf(alive) / table.customers,
    expected_purchases: sumOf(expected),
    uncond_expected: expectedPurchases(purchases, { length, unit }),
    mean_spend_population: expectedPopulationSpend(spend),
    top10_share:
      total > 0 ? (100 * sumOfBest(rows, values ?? [], Math.ceil(table.customers / 10))) / total : null,
    new_customers: rows.reduce((sum, { x, count }) => (x === 0 ? sum + count : sum), 0),
  };
}

/** Sum of the values of the `best` customers of highest value. */
function sumOfBest(rows: readonly PurchaseRow[], values: readonly number[], best: number): number {
  let left = best;
  let sum = 0;
  const ranked = rows
    .map(({ count }, row) => ({ count, value: values[row] ?? 0 }))
    .sort((a, b) => b.value - a.value);
  for (const { count, value } of ranked) {
    const taken = Math.min(count, left);
    sum += taken * value;
    left -= taken;
    if (left === 0) break;
  }
  return sum;
}
