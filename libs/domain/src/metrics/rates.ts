import type { MetricWarning } from '@pulso/contract';
import { scaleInterval } from '../statistics/interval.ts';
import { wilsonInterval } from '../statistics/proportion.ts';
import type { Measure } from './metric.ts';

/** A share as per cent with its Wilson interval; null when nothing could have counted. */
export function percentOf(numerator: number, denominator: number): Measure {
  const interval = wilsonInterval(numerator, denominator);
  return {
    value: denominator > 0 ? (100 * numerator) / denominator : null,
    n: denominator,
    numerator,
    denominator,
    interval: interval && scaleInterval(interval, 100),
  };
}

/** Answers on several scales in one window: a mean of them would mean nothing. */
export function mixedScales(message: string): MetricWarning {
  return { code: 'mixed_scales', message };
}
