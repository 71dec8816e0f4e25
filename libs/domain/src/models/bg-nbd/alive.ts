import { customersIn, type CustomerHistories, type CustomerHistory } from '../customer-history.ts';
import type { TimeUnit } from '../time-unit.ts';
import { logOddsGone } from './likelihood.ts';
import type { BgNbdNumbers, BgNbdParams } from './params.ts';

type Timing = Pick<CustomerHistory, 'x' | 'tx' | 'T'>;

/** P(alive at T), 0..1 (Fader, Hardie & Lee 2005). */
export function aliveProbability(params: BgNbdNumbers, { x, tx, T }: Timing): number {
  return x > 0 ? 1 / (1 + Math.exp(logOddsGone(params, x, tx, T))) : 1;
}

/**
 * P(alive) of every customer at the end of the calibration, 0..1. A customer without a repeat has 1 by the model's
 * construction, since it lets nobody leave before a second purchase: show "new", not "certainly alive".
 */
export function aliveProbabilities<U extends TimeUnit>(
  params: BgNbdParams<U>,
  histories: CustomerHistories<NoInfer<U>>,
): number[] {
  return customersIn(params.per, histories).map((customer) => aliveProbability(params, customer));
}
