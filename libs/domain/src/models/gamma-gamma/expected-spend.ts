import { ModelInputError } from '../model-error.ts';
import type { GammaGammaNumbers, GammaGammaParams } from './params.ts';

/** E[M | x, m] in money: p(v + xm)/(px + q − 1), a mean of m and the population's weighted by px (ibid., eq. 5). */
function meanSpend({ p, q, v }: GammaGammaNumbers, x: number, m: number): number {
  const weight = p * x + q - 1;
  if (!(weight > 0))
    throw new ModelInputError('infinite_mean', `mean spend is infinite for q ${q} at x ${x}`);
  return (p * (v + x * m)) / weight;
}

/** Mean spend of the population, p·v/(q − 1); throws `infinite_mean` for q ≤ 1. */
export const expectedPopulationSpend = (params: GammaGammaParams): number => meanSpend(params, 0, 0);

/**
 * Expected mean spend of every customer given x repeat purchases of mean m; the population's for x = 0.
 * Throws `infinite_mean` when a customer without a repeat meets q ≤ 1.
 */
export function expectedSpend(
  params: GammaGammaParams,
  customers: readonly { x: number; m: number }[],
): number[] {
  return customers.map(({ x, m }) => meanSpend(params, x, m));
}
