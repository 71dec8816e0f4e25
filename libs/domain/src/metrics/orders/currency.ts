import type { MetricWarning } from '@pulso/contract';
import { z } from 'zod';

/** The currency that amounts are converted to; empty for none. */
export const currencyParam = z
  .string()
  .regex(/^([A-Z]{3})?$/, 'must be a currency code such as EUR')
  .default('');
export const currencyText = {
  en: 'left out: nothing is converted; EUR, USD ...: each amount at the last rate of its UTC day or before it',
  es: 'si se omite, no se convierte nada; EUR, USD ...: cada importe con el último tipo de cambio de su día UTC o anterior',
};

export function missingRates(count: number, currency: string): MetricWarning[] {
  if (count === 0) return [];
  const message = `${count} amounts have no rate to ${currency} on their day or before it, and are left out.`;
  return [{ code: 'missing_rate', message }];
}

export function mixedCurrencies(currencies: readonly string[]): MetricWarning {
  const message = `Amounts in ${currencies.join(', ')} do not add up: filter or group by currency, or name one in the params.`;
  return { code: 'mixed_currencies', message };
}
