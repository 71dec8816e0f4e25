import { pick, type Asked, type Asking, type GoldenSet } from './asking.ts';

const daySeconds = 86_400;
const of2017 = { 'properties.purchase_year': '2017' };
const delivered2017 = { ...of2017, 'properties.status': 'delivered', name: 'delivered' };
/** Every purchase, also those that were cancelled later and so became no order. */
const purchases2017 = { filters: of2017, params: { of: 'purchased' } };
const reviews2017 = { ...of2017, survey: 'review' };

const count = async (from: Asking, filters: Asked['filters'] = {}): Promise<number> =>
  (await from.total('events', { filters })).n;

/** Time from one touchpoint of an order to another, of the orders of 2017. */
const between = (from: Asking, start: string, end: string, stat: string, filters = {}): Promise<number> =>
  from.value('time_between', {
    filters: { ...of2017, ...filters },
    params: { start, end, by: 'properties.order_id', stat },
  });
const deliveryDays = async (from: Asking, stat: string): Promise<number> =>
  (await between(from, 'purchased', 'delivered', stat, { 'properties.status': 'delivered' })) / daySeconds;
const answerHours = (from: Asking, level: number): Promise<number> =>
  from.value('property_quantile', { filters: reviews2017, params: { property: 'answer_hours', level } });

/** Reviews, their mean score and CSAT by a property of the delivery. */
async function scoresBy(from: Asking, property: string): Promise<Record<string, unknown>> {
  const asked = { filters: reviews2017, groupBy: `properties.${property}` };
  const means = await from.groups('csat_mean', asked);
  const shares = await from.groups('csat', asked);
  return Object.fromEntries(
    Object.entries(pick(means, ({ n, value }) => [n, value])).map(([key, [n, mean]]) => [
      key,
      [n, mean, shares[key]?.value],
    ]),
  );
}

/** Five stars promote, one to three detract: a mapping, not an NPS. */
async function starsAsNps(from: Asking): Promise<number> {
  const stars = await from.groups('events', { filters: reviews2017, groupBy: 'properties.stars' });
  const [one, two, three, , five] = [1, 2, 3, 4, 5].map((star) => stars[star]?.n ?? 0);
  const all = Object.values(stars).reduce((sum, { n }) => sum + n, 0);
  return (100 * ((five ?? 0) - (one ?? 0) - (two ?? 0) - (three ?? 0))) / all;
}

async function ordersReaching(from: Asking, step: string): Promise<number> {
  const filters = { ...of2017, name: step };
  return from.value('distinct_values', { filters, params: { of: 'properties.order_id' } });
}

async function paymentShares(from: Asking): Promise<Record<string, number>> {
  const asked = { filters: { ...of2017, name: 'paid' }, params: { property: 'payment_value' } };
  const all = await from.value('property_sum', asked);
  const types = await from.groups('property_sum', { ...asked, groupBy: 'properties.payment_type' });
  return pick(types, ({ value }) => (100 * (value ?? NaN)) / all);
}

export const olist: GoldenSet = {
  source: 'olist',
  window: ['2016-01-01T00:00:00Z', '2019-01-01T00:00:00Z'],
  figures: {
    'OLI.orders': (from) => count(from, { name: 'purchased' }),
    'OLI.status_counts': async (from) =>
      pick(
        await from.groups('events', { filters: { name: 'purchased' }, groupBy: 'properties.status' }),
        ({ n }) => n,
      ),
    'OLI.2017.aov_payments': (from) => from.value('aov', { filters: of2017 }),
    'OLI.2017.aov_orders': (from) => from.value('orders', { filters: of2017 }),
    'OLI.2017.revenue_payments': (from) => from.value('revenue', { filters: of2017 }),
    'OLI.2017.aov_items_delivered': (from) =>
      from.value('property_mean', {
        filters: { ...delivered2017, name: 'purchased' },
        params: { property: 'items_value' },
      }),
    'OLI.2017.delivery_n': (from) => count(from, delivered2017),
    'OLI.2017.delivery_days_median': (from) => deliveryDays(from, 'median'),
    'OLI.2017.delivery_days_p90': (from) => deliveryDays(from, 'p90'),
    'OLI.2017.delivery_days_mean': (from) => deliveryDays(from, 'mean'),
    'OLI.2017.late_pct': (from) =>
      from.value('event_share', {
        filters: delivered2017,
        params: { dimension: 'properties.late', value: 'true' },
      }),
    'OLI.2017.score_by_late': (from) => scoresBy(from, 'late'),
    'OLI.2017.score_by_delivery_bucket': (from) => scoresBy(from, 'delivery_bucket'),
    'OLI.2017.pearson_days_score': (from) =>
      from.value('correlation', {
        filters: reviews2017,
        params: { x: 'properties.delivery_days', y: 'score' },
      }),
    'OLI.2017.reviews': async (from) => (await from.total('csat', { filters: reviews2017 })).n,
    'OLI.2017.csat_pct': (from) => from.value('csat', { filters: reviews2017 }),
    'OLI.2017.score_mean': (from) => from.value('csat_mean', { filters: reviews2017 }),
    'OLI.2017.nps_proxy': starsAsNps,
    'OLI.2017.survey_answer_hours_median': (from) => answerHours(from, 0.5),
    'OLI.2017.survey_answer_hours_p90': (from) => answerHours(from, 0.9),
    'OLI.2017.stages': (from) =>
      Promise.all(
        ['purchased', 'approved', 'handed to carrier', 'delivered', 'reviewed'].map((step) =>
          ordersReaching(from, step),
        ),
      ),
    'OLI.2017.approval_minutes_median': async (from) =>
      (await between(from, 'purchased', 'approved', 'median')) / 60,
    'OLI.2017.approval_minutes_p90': async (from) =>
      (await between(from, 'purchased', 'approved', 'p90')) / 60,
    'OLI.2017.customers': (from) => from.value('people', { filters: { ...of2017, name: 'purchased' } }),
    'OLI.2017.repeat_customers': async (from) =>
      (await from.total('repurchase_rate', purchases2017)).numerator,
    'OLI.2017.repeat_rate_pct': (from) => from.value('repurchase_rate', purchases2017),
    'OLI.2017.payment_share_pct': paymentShares,
    'OLI.all.aov_payments': (from) => from.value('aov'),
  },
};
