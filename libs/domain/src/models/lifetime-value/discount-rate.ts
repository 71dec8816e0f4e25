import { ModelInputError } from '../model-error.ts';
import { convertSpan, type Span, type TimeUnit } from '../time-unit.ts';

/** A compound discount rate, 0.1 for 10 %, that says what it is a rate of. */
export interface DiscountRate {
  rate: number;
  per: TimeUnit;
}

/** The equivalent rate of a period, (1 + d)^(periods of `per`) − 1: 10 % a year is 0.7974 % a month. */
export function ratePerPeriod({ rate, per }: DiscountRate, period: Span): number {
  if (!(rate >= 0) || !Number.isFinite(rate))
    throw new ModelInputError('invalid_input', `a discount rate is from 0, not ${rate}`);
  return Math.expm1(convertSpan(period, per).length * Math.log1p(rate));
}
