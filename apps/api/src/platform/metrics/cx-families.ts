/** `5m` moves with every ten seconds; the others end with the running hour, so that rollups can answer them. */
const windowSeconds = { '5m': 300, '1d': 86_400, '30d': 30 * 86_400 } as const;
export type CxWindow = keyof typeof windowSeconds;

export interface CxFamily {
  /** Prometheus name, in base units. */
  readonly name: string;
  readonly help: string;
  /** Id in the metric registry. */
  readonly metric: string;
  readonly windows: readonly CxWindow[];
  /** Dimensions that become labels; only closed sets. */
  readonly groupBy: readonly 'currency'[];
  /** Label names beside `window`. */
  readonly labels: readonly string[];
  /** One question each, with the labels that tell them apart. */
  readonly variants: readonly { params: Record<string, string>; labels: Record<string, string> }[];
  /** 100 turns a percentage into a ratio. */
  readonly divisor: number;
}

type Draft = Pick<CxFamily, 'name' | 'help' | 'metric'> & Partial<CxFamily>;

const family = (draft: Draft): CxFamily => ({
  windows: ['1d', '30d'],
  groupBy: [],
  labels: [],
  variants: [{ params: {}, labels: {} }],
  divisor: 1,
  ...draft,
});

const percentOf = (draft: Draft): CxFamily => family({ divisor: 100, ...draft });
const moneyOf = (draft: Draft): CxFamily => family({ groupBy: ['currency'], labels: ['currency'], ...draft });

/** Every `cx_*` family. A name is never changed: dashboards and alerts of others stand on it. */
export const cxFamilies: readonly CxFamily[] = [
  family({ name: 'cx_nps_points', help: 'Net Promoter Score, -100 to 100.', metric: 'nps' }),
  percentOf({ name: 'cx_csat_ratio', help: 'Share of satisfied answers.', metric: 'csat' }),
  family({ name: 'cx_csat_mean_score', help: 'Mean satisfaction on its own scale.', metric: 'csat_mean' }),
  family({ name: 'cx_ces_score', help: 'Mean customer effort score on its own scale.', metric: 'ces' }),
  percentOf({ name: 'cx_ces_easy_ratio', help: 'Share of answers that found it easy.', metric: 'ces_easy' }),
  family({ name: 'cx_feedback_responses', help: 'Scored answers.', metric: 'feedback_responses' }),
  family({
    name: 'cx_events',
    help: 'Events of every kind.',
    metric: 'events',
    windows: ['5m', '1d', '30d'],
  }),
  family({
    name: 'cx_events_per_second',
    help: 'Events per second.',
    metric: 'events_per_second',
    windows: ['5m'],
  }),
  family({ name: 'cx_orders', help: 'Completed orders.', metric: 'orders' }),
  moneyOf({
    name: 'cx_revenue',
    help: 'Revenue of completed orders, in its own currency.',
    metric: 'revenue',
  }),
  moneyOf({
    name: 'cx_average_order_value',
    help: 'Revenue over orders, in its own currency.',
    metric: 'aov',
  }),
  family({ name: 'cx_customers', help: 'Customers who bought.', metric: 'customers' }),
  family({ name: 'cx_tickets', help: 'Tickets created.', metric: 'tickets' }),
  family({
    name: 'cx_first_response_time_seconds',
    help: 'From the creation of a ticket to the first public reply of a human.',
    metric: 'first_response_time',
    windows: ['1d'],
    labels: ['quantile'],
    variants: [
      { params: { stat: 'median' }, labels: { quantile: '0.5' } },
      { params: { stat: 'p90' }, labels: { quantile: '0.9' } },
    ],
  }),
  family({
    name: 'cx_tickets_open',
    help: 'Open tickets at the end of the window.',
    metric: 'ticket_backlog',
    windows: ['1d'],
  }),
  family({
    name: 'cx_freshness_seconds',
    help: 'Age of the newest event.',
    metric: 'freshness',
    windows: ['1d'],
  }),
];

/** The half-open window that ends now, to its own grain. */
export function windowOf(window: CxWindow, nowMs: number): { from: Date; to: Date } {
  const grainMs = window === '5m' ? 10_000 : 3_600_000;
  const toMs = Math.ceil(nowMs / grainMs) * grainMs;
  return { from: new Date(toMs - windowSeconds[window] * 1000), to: new Date(toMs) };
}
