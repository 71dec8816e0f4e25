/** How the fake world's metrics look: where they stand, how far they swing, how many cases an hour carry them. */
export interface FakeMetric {
  unit: string;
  /** `rate` stays level whatever the window; `flow` adds up over it. */
  kind: 'rate' | 'flow';
  base: number;
  swing: number;
  perHour: number;
  /** Half of the 95 % interval at n = 100; nothing for metrics without one. */
  margin?: number;
}

export const fakeMetrics: Record<string, FakeMetric> = {
  nps: { unit: 'points', kind: 'rate', base: 41, swing: 14, perHour: 52, margin: 15 },
  csat: { unit: '%', kind: 'rate', base: 78.4, swing: 9, perHour: 88, margin: 8 },
  ces_easy: { unit: '%', kind: 'rate', base: 84.2, swing: 7, perHour: 40, margin: 7.5 },
  'first_response_time:median': {
    unit: 's',
    kind: 'rate',
    base: 5_340,
    swing: 3_100,
    perHour: 31,
    margin: 900,
  },
  'first_response_time:p90': {
    unit: 's',
    kind: 'rate',
    base: 21_700,
    swing: 9_000,
    perHour: 31,
    margin: 4_000,
  },
  'first_response_time:share_within': {
    unit: '%',
    kind: 'rate',
    base: 47.1,
    swing: 14,
    perHour: 31,
    margin: 10,
  },
  ticket_backlog: { unit: 'count', kind: 'rate', base: 212, swing: 64, perHour: 200 },
  tickets: { unit: 'count', kind: 'flow', base: 31, swing: 18, perHour: 31 },
  feedback_responses: { unit: 'count', kind: 'flow', base: 180, swing: 96, perHour: 180 },
  revenue: { unit: 'EUR', kind: 'flow', base: 7_410, swing: 4_200, perHour: 160 },
  orders: { unit: 'count', kind: 'flow', base: 158, swing: 82, perHour: 158 },
  aov: { unit: 'EUR', kind: 'rate', base: 46.9, swing: 6, perHour: 158, margin: 4 },
  customers: { unit: 'count', kind: 'flow', base: 640, swing: 300, perHour: 640 },
  people: { unit: 'count', kind: 'flow', base: 900, swing: 300, perHour: 900 },
  events: { unit: 'count', kind: 'flow', base: 3_100, swing: 900, perHour: 3_100 },
  events_per_second: { unit: 'events/s', kind: 'rate', base: 38.4, swing: 21, perHour: 138_000 },
  freshness: { unit: 's', kind: 'rate', base: 1.6, swing: 1.1, perHour: 3_600 },
};

export const fakeGroups: Record<string, string[]> = {
  channel: ['web', 'app', 'store', 'email', 'phone', 'chat'],
  stage: ['acquisition', 'sale', 'delivery', 'loyalty'],
};
