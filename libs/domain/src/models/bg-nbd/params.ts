import type { TimeUnit } from '../time-unit.ts';

export const bgNbdNames = ['r', 'alpha', 'a', 'b'] as const;

/** The four numbers of the BG/NBD model: λ ~ Gamma(r, rate α), p ~ Beta(a, b). */
export type BgNbdNumbers = Record<(typeof bgNbdNames)[number], number>;

/** A BG/NBD model: α counts time in `per`, and only spans and histories in that unit can be put to it. */
export interface BgNbdParams<U extends TimeUnit = TimeUnit> extends BgNbdNumbers {
  model: 'bg-nbd';
  per: U;
}
