import { fitBgNbd } from '../bg-nbd/fit.ts';
import { faultOf } from '../customer-history.ts';
import { fitGammaGamma } from '../gamma-gamma/fit.ts';
import { failed } from '../model-error.ts';
import { quantile } from '../../statistics/quantile.ts';
import type { TimeUnit } from '../time-unit.ts';
import type { CustomerModelFit } from './fit-table.ts';

/** A row of a summary table as others keep it; times in the unit of the table. */
export interface SummaryRow {
  x: number;
  tx: number;
  T: number;
  /** Mean amount of the repeat purchases; left out: the table has no money. */
  m?: number | undefined;
}

/** What is wrong with a row, or null. */
export const faultOfSummary = ({ x, tx, T, m = 0 }: SummaryRow): string | null =>
  faultOf({ customer: '', x, tx, T, m });

/**
 * Fits both models to a summary table. It does not tell single gaps, so the usual one is taken to be the median of the
 * repeaters' own means. Amounts count when every repeater has one.
 */
export function fitSummary(rows: readonly SummaryRow[], unit: TimeUnit): CustomerModelFit {
  const customers = rows.map(({ x, tx, T, m = 0 }) => ({ customer: '', x, tx, T, m }));
  const repeaters = rows.filter(({ x }) => x > 0);
  const gaps = repeaters.map(({ x, tx }) => tx / x).sort((one, other) => one - other);
  return {
    purchases: fitBgNbd({ per: unit, customers, medianGap: quantile(gaps, 0.5) }),
    spend: repeaters.some(({ m }) => m === undefined)
      ? failed('no_repeat_spend', 'not every row with a repeat has an amount m')
      : fitGammaGamma(customers),
  };
}
