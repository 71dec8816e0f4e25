import { eventInput } from '@pulso/contract';
import { spendOf } from './ad.ts';

describe('an ad', () => {
  const ad = {
    ad_id: '708746',
    xyz_campaign_id: '916',
    Impressions: '7350',
    Clicks: '0',
    Spent: '1.429999948',
    Total_Conversion: '2',
    Approved_Conversion: '1',
  };

  it('is valid spend at four decimal places', () => {
    expect(eventInput.safeParse(spendOf(ad)).success).toBe(true);
    expect(spendOf(ad)).toMatchObject({
      money: { amount: '1.4300', currency: 'USD' },
      spend: { category: 'media', campaign: '916' },
    });
  });

  it('keeps what it brought, also without a click', () => {
    expect(spendOf(ad).properties).toMatchObject({ clicks: '0', enquiries: '2', sales: '1' });
  });
});
