import { z } from 'zod';
import { poissonInterval } from '../../statistics/count.ts';
import { intervalOf, type ConfidenceInterval } from '../../statistics/interval.ts';
import type { Measure } from '../metric.ts';
import { currencyParam, currencyText } from '../orders/currency.ts';
import type { AcquisitionSummary } from './cells.ts';

export const noAcquisition: AcquisitionSummary = {
  ...{ spends: 0, spend: 0, customers: 0, reported: 0, worth: 0, years: 0, byAge: [] },
  ...{ currencies: [], missing: 0, immature: false },
};

export const acquisitionParams = {
  variant: z.enum(['media', 'full']).default('media'),
  lag_days: z.number().int().min(0).max(730).default(0),
  acquired: z
    .string()
    .regex(/^(properties\..{1,190})?$/s, 'must be properties.<name>')
    .default(''),
  currency: currencyParam,
};
export const acquisitionTexts = {
  variant: {
    en: 'media (default: media spend alone) or full (salaries, tools, commissions and the rest too)',
    es: 'media (solo el gasto en medios; por defecto) o full (también salarios, herramientas, comisiones y demás)',
  },
  lag_days: {
    en: 'days from the spend to the first order it brings, e.g. the median sales cycle (default 0)',
    es: 'días desde el gasto hasta el primer pedido que trae, p. ej. el ciclo de venta mediano (por defecto 0)',
  },
  acquired: {
    en: 'left out: people with their first order; properties.<name>: the number that the spend events themselves report, as ad platforms do',
    es: 'si se omite, personas con su primer pedido; properties.<nombre>: el número que comunican los propios eventos de gasto, como hacen las plataformas publicitarias',
  },
  currency: currencyText,
};

export const acquisitionRules = {
  window: {
    en: 'Spend in [from, to); people whose first order ever lies in the same window, moved on by the lag.',
    es: 'Gasto en [from, to); personas cuyo primer pedido de todos cae en la misma ventana, desplazada por el desfase.',
  },
  attribution: {
    en: 'Spend by its own dimensions, people by those of their first order. A sum over groups divides sums, never averages ratios.',
    es: 'El gasto según sus propias dimensiones, las personas según las de su primer pedido. El conjunto divide sumas, nunca promedia cocientes.',
  },
};

/** New customers of the spend: counted, or as the spend events report them. */
export const acquiredOf = ({ customers, reported }: AcquisitionSummary, acquired: string): number =>
  acquired === '' ? customers : reported;
/** What stands in the list behind the number. */
export const listedOf = ({ customers, spends }: AcquisitionSummary, acquired: string): number =>
  acquired === '' ? customers : spends;

/** Null when nobody came, and when nobody told what was spent: that is not for free. */
export const costOf = (cell: AcquisitionSummary, acquired: string): number | null => {
  const count = acquiredOf(cell, acquired);
  return count > 0 && cell.spends > 0 ? cell.spend / count : null;
};

/** Spend over the Poisson limits of the number of customers. */
export function costInterval(
  { spend, spends }: AcquisitionSummary,
  count: number,
): ConfidenceInterval | null {
  if (count <= 0 || spends === 0) return null;
  const { low, high, method } = poissonInterval(count);
  return intervalOf(method, spend / high, spend / low);
}

/** Says so while customers of the last spend may still come. */
export const immatureWarning = ({ immature }: AcquisitionSummary): NonNullable<Measure['warnings']> =>
  immature
    ? [{ code: 'immature', message: 'The lag is not over: customers of the latest spend may still come.' }]
    : [];
