import { z } from 'zod';
import { amountsIn } from './money.ts';
import type { LifetimeSummary } from './cells.ts';

export const noLifetimes: LifetimeSummary = {
  ...{ customers: 0, worth: 0, squares: 0, presentWorth: 0, presentSquares: 0, years: 0 },
  ...{ currencies: [], missing: 0 },
};

/** What a lifetime is worth: what customers paid, or the share of it that is kept. */
export const basisParams = {
  basis: z.enum(['revenue', 'margin']).default('revenue'),
  margin: z.number().min(0).max(1).default(1),
};
export const basisTexts = {
  basis: {
    en: 'revenue (default) or margin; the other stands beside it in the parts',
    es: 'revenue (ingresos; por defecto) o margin (margen); el otro figura en el desglose',
  },
  margin: {
    en: 'gross margin as a share of revenue, 0 to 1 (default 1)',
    es: 'margen bruto como parte de los ingresos, de 0 a 1 (por defecto 1)',
  },
};

export const lifetimeRules = {
  window: {
    en: 'Customers whose first order ever, of those that pass the filters, lies in [from, to), with all their orders up to the end of the window.',
    es: 'Clientes cuyo primer pedido de todos, entre los que pasan los filtros, cae en [from, to), con todos sus pedidos hasta el final de la ventana.',
  },
  attribution: {
    en: 'Dimensions are those of the first order.',
    es: 'Las dimensiones son las del primer pedido.',
  },
};

/** The factor from revenue to what was asked for. */
export const shareOf = ({ basis, margin }: { basis: 'revenue' | 'margin'; margin: number }): number =>
  basis === 'margin' ? margin : 1;

/** Revenue and margin side by side, per customer. */
export const bothSides = (meanRevenue: number, margin: number) => ({
  revenue: meanRevenue,
  margin: meanRevenue * margin,
  margin_share: margin,
});

export const inMoney = (cell: LifetimeSummary, currency: string) =>
  amountsIn(cell.currencies, cell.missing, currency, cell.customers);
