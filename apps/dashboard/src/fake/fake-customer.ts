import type { CustomerAnswer, HealthPartAnswer, TimelineAnswer, TimelineItem } from '@pulso/contract';
import { chance } from './random.ts';
import { fakeFeedItem } from './fake-feed.ts';

const hourMs = 3_600_000;
const bands = {
  at_risk: { id: 'at_risk', label: { en: 'At risk', es: 'En riesgo' }, upTo: 50 },
  neutral: { id: 'neutral', label: { en: 'Neutral', es: 'Neutral' }, upTo: 70 },
  excellent: { id: 'excellent', label: { en: 'Excellent', es: 'Excelente' }, upTo: 100 },
};

function fakeHealth(id: string): CustomerAnswer['health'] {
  const score = Math.round(30 + 65 * chance(`health${id}`));
  const part = (kind: HealthPartAnswer['kind'], weight: number, given: number | null) => ({
    ...{ kind, weight, value: given, score: given },
  });
  return {
    score,
    band: score <= 50 ? bands.at_risk : score <= 70 ? bands.neutral : bands.excellent,
    coverage: 0.7,
    provisional: false,
    notScored: null,
    components: [part('orders', 0.4, 80), part('average_ticket', 0.3, 60), part('affinity', 0.3, null)],
  };
}

export function fakeCustomer(id: string, nowMs: number): CustomerAnswer {
  const item = fakeFeedItem(3, nowMs - 50 * hourMs);
  return {
    person: id,
    ids: [id, 'v:6f1c0a'],
    moreIds: false,
    sharedDevices: [],
    isSharedDevice: false,
    firstSeen: new Date(nowMs - 9_000 * hourMs).toISOString(),
    lastSeen: new Date(nowMs - 2 * hourMs).toISOString(),
    events: 42,
    orders: 6,
    revenue: [{ currency: 'EUR', amount: '412.80' }],
    openTickets: 1,
    lastFeedback: { ...item, at: item.occurredAt },
    health: fakeHealth(id),
    experience: { score: 66.7, confidence: 0.5, inferred: false, signals: 3 },
  };
}

const story = [
  ['feedback', 'answered', '', 'service', 'loyalty', 'email'],
  ['ticket', 'solved', '', 'service', 'loyalty', 'chat'],
  ['ticket', 'created', '', 'service', 'loyalty', 'chat'],
  ['order', 'completed', '', 'sales', 'sale', 'web'],
  ['touchpoint', '', 'Cart opened', 'marketing', 'acquisition', 'web'],
] as const;

export function fakeTimeline(id: string, nowMs: number): TimelineAnswer {
  const items = story.map(([kind, action, name, area, stage, channel], at): TimelineItem => {
    const said = kind === 'feedback' ? fakeFeedItem(3, nowMs) : undefined;
    return {
      ...{ kind, action, name, area, stage, channel, id, source: 'tienda-web', touchpoint: '', topic: '' },
      at: new Date(nowMs - (at + 1) * 7 * hourMs).toISOString(),
      subject: kind === 'ticket' ? 'ticket-1042' : kind === 'order' ? 'order-7731' : '',
      amount: kind === 'order' ? '68.90' : null,
      currency: kind === 'order' ? 'EUR' : '',
      scoreType: said?.type ?? '',
      score: said?.score ?? null,
      verbatim: said?.verbatim ?? '',
    };
  });
  return { person: id, items, next: null };
}
