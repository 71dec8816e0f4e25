import type { MetricQueryInput, MetricValue } from '@pulso/contract';
import type { TileSpec } from './views.ts';

/**
 * The same stretch of the period before. A period still running is compared with as much of the earlier one
 * as has passed, to the minute, or every morning would look like a fall.
 */
export function previousQuery(spec: TileSpec, total: MetricValue): MetricQueryInput {
  const from = Date.parse(total.window.from);
  const to = Date.parse(total.window.to);
  const length = to - from;
  const minute = 60_000;
  const passed = Math.min(to, Math.ceil(Date.parse(total.asOf) / minute) * minute) - length;
  return {
    metric: spec.metric,
    tz: total.window.tz,
    from: new Date(from - length).toISOString(),
    to: new Date(Math.max(passed, from - length + minute)).toISOString(),
    ...(spec.params ? { params: spec.params } : {}),
  };
}
