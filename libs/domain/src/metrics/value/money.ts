import type { MetricWarning } from '@pulso/contract';
import type { Measure } from '../metric.ts';
import { missingRates, mixedCurrencies } from '../orders/currency.ts';

/** The one currency that amounts are in, with what to warn of; or the measure to give when there are several. */
export function amountsIn(
  currencies: readonly string[],
  missing: number,
  currency: string,
  n: number,
): { unit: string; warnings: MetricWarning[] } | { refused: Measure } {
  if (currencies.length > 1)
    return { refused: { value: null, n, warnings: [mixedCurrencies(currencies.toSorted())] } };
  return { unit: currencies[0] ?? (currency || 'money'), warnings: missingRates(missing, currency) };
}
