import type { MetricDefinition } from '@pulso/contract';

/**
 * The unit of what one entity contributed: times and amounts keep theirs, also under a share of them; a score or a
 * count of one is a plain number.
 */
export function contributionUnit(unit: MetricDefinition['unit'] | undefined, shown: string): string {
  if (unit === 's' || unit === 'months') return unit;
  return unit === 'money' && /^[A-Z]{3}$/.test(shown) ? shown : 'count';
}
