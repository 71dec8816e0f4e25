import type { Dataset } from '../dataset.ts';
import { readCsv } from '../read-csv.ts';
import { adColumns, spendOf } from './ad.ts';

/** Facebook ads of an unnamed advertiser: one ad a row, with what it cost and what came of it. */
export const facebookAdsKag: Dataset = {
  id: 'facebook_ads_kag',
  about: 'spend and results of ads, without real dates',
  files: () => ['KAG_conversion_data.csv'],
  async *events({ paths, report }) {
    for (const path of paths) {
      for await (const row of readCsv(path, { columns: adColumns, onRead: report })) yield spendOf(row);
    }
  },
};
