import type { EvidenceList, MetricValue } from '@pulso/contract';
import { chance } from './random.ts';

interface Behind {
  metric: string;
  window: EvidenceList['window'];
  group: Record<string, string>;
  n: number;
}

const entities: Record<string, string> = {
  nps: 'answer',
  csat: 'answer',
  ces_easy: 'answer',
  feedback_responses: 'answer',
  first_response_time: 'ticket',
  tickets: 'ticket',
  ticket_backlog: 'ticket',
  revenue: 'order',
  orders: 'order',
  aov: 'order',
  customers: 'customer',
  people: 'customer',
};
const page = 50;

/** A reference as the api gives one, not signed; the figures about ourselves have nothing behind them. */
export function fakeReference(metric: string, { n, window }: MetricValue, group: Record<string, string>) {
  if (!entities[metric] || n === 0) return null;
  const behind: Behind = { metric, window, group, n };
  return btoa(JSON.stringify(behind)).replaceAll('=', '');
}

/** The page of a list as long as the value's n; the same reference lists the same people. */
export function fakeEvidence(reference: string, cursor: string): EvidenceList {
  const { metric, window, group, n } = JSON.parse(atob(reference)) as Behind;
  const from = Number(cursor);
  const startMs = Date.parse(window.from);
  const lengthMs = Date.parse(window.to) - startMs;
  const counted = (at: number) => chance(`${metric}counts${String(at)}`) < 0.75;
  const items = Array.from({ length: Math.min(page, n - from) }, (_, at) => item(from + at));
  return {
    metric,
    entity: entities[metric] ?? 'event',
    asOf: new Date().toISOString(),
    window,
    group,
    n,
    total: n,
    counting: Array.from({ length: n }, (_, at) => counted(at)).filter(Boolean).length,
    items,
    next: from + items.length < n ? String(from + items.length) : null,
  };

  function item(at: number): EvidenceList['items'][number] {
    const who = Math.floor(chance(`${metric}who${String(at)}`) * 900);
    return {
      id: `${entities[metric] ?? 'event'}-${String(10_000 + at)}`,
      person: who < 60 ? '' : who < 180 ? `v:visitor-${String(who)}` : `c:${String(who)}`,
      at: new Date(startMs + (lengthMs * (n - at)) / (n + 1)).toISOString(),
      counts: counted(at),
      value: metric === 'nps' ? Math.floor(chance(`${metric}score${String(at)}`) * 11) : null,
    };
  }
}
