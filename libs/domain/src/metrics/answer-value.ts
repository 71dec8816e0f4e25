import type { MetricValue, MetricWarning, Session } from '@pulso/contract';
import { isoInZone } from '../time/buckets.ts';
import type { Measure, Metric } from './metric.ts';

/** Fewer observations than this are hidden from all but admins: they could point at a person. */
const hiddenBelow = 5;

interface Window {
  fromMs: number;
  toMs: number;
  tz: string;
}

/** Share of the window that had passed, 0 to 1. */
function completenessOf({ fromMs, toMs }: Window, asOfMs: number): number {
  return Math.min(1, Math.max(0, (asOfMs - fromMs) / (toMs - fromMs)));
}

const warn = (code: MetricWarning['code'], message: string): MetricWarning => ({ code, message });

/**
 * Puts a measure under the common contract of METRICS.md: nothing measured is null and says why, never 0 or NaN;
 * few observations are flagged, very few hidden from all but admins; an unfinished window says so.
 */
export function answerValue(
  measure: Measure,
  metric: Metric,
  window: Window,
  asOfMs: number,
  role: Session['user']['role'],
): MetricValue {
  const { definition } = metric;
  const completeness = completenessOf(window, asOfMs);
  const hidden = metric.personal && role !== 'admin' && measure.n > 0 && measure.n < hiddenBelow;
  const value = measure.value !== null && Number.isFinite(measure.value) && !hidden ? measure.value : null;
  const warnings = [...(measure.warnings ?? [])];
  if (hidden)
    warnings.push(warn('hidden_small_n', `Fewer than ${hiddenBelow} observations are shown to admins only.`));
  else if (value === null && !warnings.some(({ code }) => code === 'no_data' || code.startsWith('mixed_'))) {
    warnings.unshift(warn('no_data', 'Nothing to measure in this window.'));
  } else if (value !== null && measure.n < definition.minimumN) {
    warnings.push(
      warn('low_n', `Fewer than ${definition.minimumN} observations: read the interval, not the value.`),
    );
  }
  if (completeness < 1) warnings.push(warn('incomplete_period', 'The window is not over yet.'));
  return {
    value,
    unit: measure.unit ?? definition.unit,
    n: measure.n,
    numerator: hidden ? null : (measure.numerator ?? null),
    denominator: hidden ? null : (measure.denominator ?? null),
    interval: hidden || value === null ? null : (measure.interval ?? null),
    window: {
      from: isoInZone(window.fromMs, window.tz),
      to: isoInZone(window.toMs, window.tz),
      tz: window.tz,
    },
    asOf: new Date(asOfMs).toISOString(),
    completeness,
    definitionVersion: definition.version,
    warnings,
    ...(measure.parts && !hidden && { parts: measure.parts }),
  };
}
