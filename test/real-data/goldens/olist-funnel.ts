import { pick, type GoldenSet } from './asking.ts';

const daySeconds = 86_400;
const created = { name: 'Deal created' };
const won = { name: 'Deal won' };

export const olistFunnel: GoldenSet = {
  source: 'olist_funnel',
  window: ['2017-06-01T00:00:00Z', '2018-12-01T00:00:00Z'],
  figures: {
    'FUN.leads': (from) => from.value('deals', { params: { counted: 'created' } }),
    'FUN.deals': (from) => from.value('deals', { params: { counted: 'won' } }),
    'FUN.deals_matched': (from) =>
      from.value('events', { filters: { ...won, 'properties.matched': 'true' } }),
    'FUN.conversion_pct': (from) => from.value('win_rate'),
    'FUN.cycle_days_median': async (from) =>
      (await from.value('sales_cycle_time', { params: { stat: 'median', negative: 'keep' } })) / daySeconds,
    'FUN.deals_by_lead_type': async (from) =>
      pick(await from.groups('events', { filters: won, groupBy: 'properties.lead_type' }), ({ n }) => n),
    'FUN.landing_pages': (from) =>
      from.value('distinct_values', { filters: created, params: { of: 'properties.landing_page' } }),
  },
};
