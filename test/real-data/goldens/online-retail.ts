import type { HealthAnswer } from '@pulso/contract';
import type { Asked, Asking, GoldenSet } from './asking.ts';
import { cohortRows } from './cohorts.ts';

const issued = { name: 'Invoice issued' };
const sum = (from: Asking, property: string, filters: Asked['filters']): Promise<number> =>
  from.value('property_sum', { filters, params: { property } });

async function ordersByMonth(from: Asking): Promise<Record<string, number>> {
  const months = await from.points('orders', { interval: 'month' });
  return Object.fromEntries(Object.entries(months).map(([day, { n }]) => [day.slice(0, 7), n]));
}

/** The worked example of GOLDEN.md: recency, orders and revenue, straight up to 0 days, 6 orders and 2,000 pounds. */
const healthModel = {
  components: [
    { kind: 'recency_days', weight: 0.5, target: { zero: 180, full: 0 } },
    { kind: 'orders', weight: 0.3, target: { zero: 0, full: 6 } },
    { kind: 'revenue', weight: 0.2, target: { zero: 0, full: 2000 } },
  ],
  currency: 'GBP',
};

async function healthOfCustomers(from: Asking): Promise<Record<string, number | null>> {
  await from.configure('health-models/gift-shop', healthModel);
  const scores: Record<string, number | null> = {};
  for (const customer of ['12347', '14646', '17850']) {
    const asked = `customers/${customer}/health?model=gift-shop&at=2011-12-10T00:00:00Z`;
    scores[customer] = (await from.call<HealthAnswer>(asked)).score;
  }
  return scores;
}

export const onlineRetail: GoldenSet = {
  source: 'online_retail',
  window: ['2010-12-01T00:00:00Z', '2011-12-10T00:00:00Z'],
  figures: {
    'UKR.rows': (from) => sum(from, 'invoice_lines', issued),
    'UKR.invoices_all': (from) => from.value('events', { filters: issued }),
    'UKR.cancel_invoices': (from) =>
      from.value('events', { filters: { ...issued, 'properties.document': 'credit_note' } }),
    'UKR.rows_without_customer': (from) => sum(from, 'invoice_lines_without_customer', issued),
    'UKR.clean_rows': (from) => sum(from, 'lines', { name: 'Order completed' }),
    'UKR.customers': (from) => from.value('customers'),
    'UKR.orders': (from) => from.value('orders'),
    'UKR.revenue': (from) => from.value('revenue'),
    'UKR.aov': (from) => from.value('aov'),
    'UKR.repeat_customers': async (from) => (await from.total('repurchase_rate')).numerator,
    'UKR.repeat_rate_pct': (from) => from.value('repurchase_rate'),
    'UKR.orders_per_customer': (from) => from.value('orders_per_customer'),
    'UKR.historic_cltv_mean': (from) => from.value('cltv_historic'),
    'UKR.orders_by_month': ordersByMonth,
    'UKR.cohort_active': (from) => cohortRows(from, '2011-12'),
    'UKR.health_customer': healthOfCustomers,
  },
};
