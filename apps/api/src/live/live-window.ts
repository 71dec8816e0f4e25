import type { Interval, LiveQuery, MetricQuery } from '@pulso/contract';
import { metricQuery } from '@pulso/contract';
import { offsetMsAt } from '@pulso/domain';

const stepSeconds: Record<Interval, number> = {
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 86_400,
  month: 86_400,
  quarter: 86_400,
  year: 86_400,
};

/**
 * The moving window of a live question at `now`: it ends at the next step in the query's zone, so that buckets keep their edges while the clock runs.
 */
export function windowAt(live: LiveQuery, now: Date): MetricQuery {
  const step = stepSeconds[live.step ?? live.query.interval ?? 'minute'] * 1000;
  const shift = step > 60_000 ? offsetMsAt(live.query.tz ?? 'UTC', now.getTime()) : 0;
  const to = Math.floor((now.getTime() + shift) / step + 1) * step - shift;
  return metricQuery.parse({
    ...live.query,
    from: new Date(to - live.lastSeconds * 1000).toISOString(),
    to: new Date(to).toISOString(),
  });
}
