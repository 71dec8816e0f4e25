import { setTimeout as delay } from 'node:timers/promises';
import type { MetricAnswer } from '@pulso/contract';
import { startApi, type RunningApi } from '../support/start-api.ts';
import { startPrometheus, type Prometheus } from './start-prometheus.ts';

const token = 'scrape-token-1';
const day = 86_400_000;

/** Seven customers: their NPS, CSAT and CES answers, an order each, and a ticket that is answered after ten minutes. */
function believableEvents(nowMs: number): unknown[] {
  const at = (minutesAgo: number) => new Date(nowMs - minutesAgo * 60_000).toISOString();
  const answer = (type: string, score: number, id: string) => ({
    kind: 'feedback',
    occurredAt: at(90),
    customer: { id },
    feedback: { type, score },
  });
  return [10, 10, 9, 9, 8, 3, 0].flatMap((score, index) => {
    const id = `c${index}`;
    const ticket = { kind: 'ticket', customer: { id } };
    return [
      answer('nps', score, id),
      answer('csat', score > 7 ? 5 : 2, id),
      answer('ces', score > 7 ? 6 : 1, id),
      {
        kind: 'order',
        occurredAt: at(80),
        customer: { id },
        order: { id: `o${index}` },
        money: { amount: `${10 + index}.25`, currency: index === 6 ? 'USD' : 'EUR' },
      },
      { ...ticket, occurredAt: at(70), ticket: { id: `t${index}`, action: 'created' } },
      { ...ticket, occurredAt: at(60), ticket: { id: `t${index}`, action: 'replied', actor: 'human' } },
    ];
  });
}

/** Prometheus name, its labels but the window, and the question whose answer it must be. */
const families: [name: string, metric: string, query: object, divisor: number][] = [
  ['cx_nps_points', 'nps', {}, 1],
  ['cx_csat_ratio', 'csat', {}, 100],
  ['cx_csat_mean_score', 'csat_mean', {}, 1],
  ['cx_ces_score', 'ces', {}, 1],
  ['cx_ces_easy_ratio', 'ces_easy', {}, 100],
  ['cx_feedback_responses', 'feedback_responses', {}, 1],
  ['cx_events', 'events', {}, 1],
  ['cx_orders', 'orders', {}, 1],
  ['cx_revenue', 'revenue', { groupBy: 'currency' }, 1],
  ['cx_average_order_value', 'aov', { groupBy: 'currency' }, 1],
  ['cx_customers', 'customers', {}, 1],
  ['cx_tickets', 'tickets', {}, 1],
  ['cx_tickets_open', 'ticket_backlog', {}, 1],
];

describe('Prometheus', () => {
  let api: RunningApi;
  let prometheus: Prometheus | undefined;
  let windowEndMs = 0;

  beforeAll(async () => {
    api = await startApi({ environment: { METRICS_TOKEN: token } });
    const events = believableEvents(Date.now());
    const sent = await fetch(`${api.url}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.writeKey}` },
      body: JSON.stringify(events),
    });
    expect(((await sent.json()) as { accepted: number }).accepted).toBe(events.length);
    prometheus = await startPrometheus(`127.0.0.1:${api.port}`, token);
    if (prometheus === undefined) {
      console.info('Not checked: the program "prometheus" is not installed (apt-get install prometheus).');
      return;
    }
    const deadline = Date.now() + 60_000;
    while ((await prometheus.query('cx_events{window="1d"}')).get('{"window":"1d"}') !== events.length) {
      if (Date.now() > deadline) throw new Error(`Prometheus never saw the events\n${api.output()}`);
      await delay(250);
    }
    windowEndMs =
      ((await prometheus.query('cx_window_end_timestamp_seconds{window="1d"}')).get('{"window":"1d"}') ?? 0) *
      1000;
  }, 180_000);
  afterAll(async () => {
    await prometheus?.stop();
    await api.stop();
  }, 30_000);

  const ask = async (metric: string, days: number, query: object): Promise<MetricAnswer> => {
    const response = await fetch(`${api.url}/api/query`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${api.readKey}` },
      body: JSON.stringify({
        metric,
        from: new Date(windowEndMs - days * day).toISOString(),
        to: new Date(windowEndMs).toISOString(),
        ...query,
      }),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as MetricAnswer;
  };

  it.each(families)('shows %s as /api/query answers it', async (name, metric, query, divisor) => {
    if (prometheus === undefined) return;
    const scraped = await prometheus.query(`${name}{window="1d"}`);
    const { series } = await ask(metric, 1, query);
    const answered = series.map(({ group, total }) => [
      JSON.stringify(Object.fromEntries(Object.entries({ ...group, window: '1d' }).sort())),
      (total.value ?? Number.NaN) / divisor,
    ]);
    expect([...scraped].sort()).toEqual(answered.sort());
    expect(scraped.size).toBeGreaterThan(0);
  });

  it('shows the figures that the events say', async () => {
    if (prometheus === undefined) return;
    const one = async (expression: string) => [...(await prometheus!.query(expression)).values()];
    expect(await one('cx_nps_points{window="30d"}')).toEqual([(100 * (4 - 2)) / 7]);
    expect(await one('cx_revenue{window="1d",currency="EUR"}')).toEqual([76.5]);
    expect(await one('cx_revenue{window="1d",currency="USD"}')).toEqual([16.25]);
    expect(await one('cx_first_response_time_seconds{window="1d",quantile="0.5"}')).toEqual([600]);
  });

  it('shows accounts that add up', async () => {
    if (prometheus === undefined) return;
    const sum =
      'pulso_events_stored_total + pulso_events_duplicate_total + pulso_events_dead_lettered_total + pulso_events_pending';
    const difference = await prometheus.query(`pulso_events_accepted_total - (${sum})`);
    expect([...difference.values()]).toEqual([0]);
  });

  it('finds no label outside its closed set', async () => {
    if (prometheus === undefined) return;
    const labels = await prometheus.query(
      'count by (route, window, currency, store, code, metric) ({__name__=~"(cx|pulso)_.+"})',
    );
    const text = [...labels.keys()].join();
    expect(text).not.toMatch(/c[0-6]"|o[0-6]"|t[0-6]"|test-0123/);
    expect(labels.size).toBeLessThan(100);
  });
});
