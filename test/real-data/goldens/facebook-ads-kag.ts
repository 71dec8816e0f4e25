import type { Asking, GoldenSet } from './asking.ts';

const sum = (from: Asking, property: string): Promise<number> =>
  from.value('property_sum', { params: { property, kinds: 'spend' } });

async function totals(from: Asking): Promise<Record<string, number>> {
  const ads = await from.value('distinct_values', { params: { of: 'properties.ad', kinds: 'spend' } });
  const coca = await from.value('coca', { params: { acquired: 'properties.sales' } });
  const spend = await sum(from, 'amount');
  const [impressions, clicks, enquiries, sales] = await Promise.all([
    sum(from, 'impressions'),
    sum(from, 'clicks'),
    sum(from, 'enquiries'),
    sum(from, 'sales'),
  ]);
  return {
    ...{ ads, impressions, clicks, spend, enquiries, sales, coca },
    cost_per_enquiry: spend / enquiries,
    ctr_pct: (100 * clicks) / impressions,
    cpc: spend / clicks,
    click_to_sale_pct: (100 * sales) / clicks,
  };
}

export const facebookAdsKag: GoldenSet = {
  source: 'facebook_ads_kag',
  window: ['2017-01-01T00:00:00Z', '2017-01-02T00:00:00Z'],
  figures: { 'KAG.total': totals },
};
