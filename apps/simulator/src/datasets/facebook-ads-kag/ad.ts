import { givenProperties } from '../cells.ts';
import type { DatedEvent } from '../dataset.ts';
import type { CsvRow } from '../read-csv.ts';

export const adColumns = [
  'ad_id',
  'xyz_campaign_id',
  'fb_campaign_id',
  'age',
  'gender',
  'interest',
  'Impressions',
  'Clicks',
  'Spent',
  'Total_Conversion',
  'Approved_Conversion',
] as const;

/** The file has no dates and spend needs one: by convention all ads are of this day. No currency either: dollars. */
const day = '2017-01-01T00:00:00Z';
const currency = 'USD';

/**
 * One ad as media spend. What it brought stays on it as numbers, zero clicks with a conversion included: people also
 * convert who only saw it. The cost is a 32-bit float in the file (1.429999948); money keeps four places of it.
 */
export function spendOf(row: CsvRow): DatedEvent<'spend'> {
  return {
    kind: 'spend',
    messageId: `facebook_ads_kag:${row.ad_id}`,
    occurredAt: day,
    name: 'Ad spend',
    source: 'facebook_ads_kag',
    channel: 'facebook',
    area: 'marketing',
    stage: 'awareness',
    touchpoint: 'ad',
    money: { amount: Number(row.Spent).toFixed(4), currency },
    spend: { category: 'media', campaign: row.xyz_campaign_id },
    properties: givenProperties({
      ad: row.ad_id,
      campaign: row.xyz_campaign_id,
      fb_campaign: row.fb_campaign_id,
      age: row.age,
      gender: row.gender,
      interest: row.interest,
      impressions: row.Impressions,
      clicks: row.Clicks,
      spent: row.Spent,
      enquiries: row.Total_Conversion,
      sales: row.Approved_Conversion,
    }),
  };
}
