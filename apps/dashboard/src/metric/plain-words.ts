import type { MetricValue } from '@pulso/contract';

/** A sentence of the messages: its key, and the tenths (0 to 10) or the value it is about. */
export type PlainWords = { key: string; tenths: number } | { key: string; tenths?: never };

const sentences: Record<string, string> = {
  'first_response_time:median': 'plain.median',
  'first_response_time:p90': 'plain.p90',
  ticket_backlog: 'plain.backlog',
  tickets: 'plain.tickets',
  aov: 'plain.aov',
  revenue: 'plain.revenue',
  orders: 'plain.orders',
  customers: 'plain.customers',
  freshness: 'plain.freshness',
  events_per_second: 'plain.events',
  feedback_responses: 'plain.responses',
};
const shares: Record<string, string> = {
  nps: 'plain.nps',
  csat: 'plain.csat',
  ces_easy: 'plain.ces_easy',
  'first_response_time:share_within': 'plain.within',
};

/** What a value means to somebody who has never heard of the metric. */
export function plainWords(metric: string, stat: unknown, value: MetricValue): PlainWords | undefined {
  const name = typeof stat === 'string' ? `${metric}:${stat}` : metric;
  if (value.value === null) return undefined;
  const share = shares[name];
  if (share) return inTenths(share, shareOf(metric, value));
  const key = sentences[name];
  return key ? { key } : undefined;
}

/** NPS is spoken of by its promoters, the people who would recommend; the balance itself has no plain words. */
function shareOf(metric: string, { value, parts, n }: MetricValue): number | undefined {
  if (metric !== 'nps') return (value ?? 0) / 100;
  const promoters = parts?.['promoters'];
  return typeof promoters === 'number' && n > 0 ? promoters / n : undefined;
}

function inTenths(key: string, share: number | undefined): PlainWords | undefined {
  if (share === undefined) return undefined;
  const tenths = Math.round(Math.min(1, Math.max(0, share)) * 10);
  const form = tenths === 0 ? 'none' : tenths === 1 ? 'one' : tenths === 10 ? 'all' : 'some';
  return { key: `${key}.${form}`, tenths };
}
