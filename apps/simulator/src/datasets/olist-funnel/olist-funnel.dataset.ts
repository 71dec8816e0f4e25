import type { Dataset } from '../dataset.ts';
import { readCsv, type CsvRow } from '../read-csv.ts';
import { createdOf, leadColumns, wonColumns, wonOf } from './deal.ts';

/** How sellers came to Olist: marketing qualified leads, and the deals won with some of them. */
export const olistFunnel: Dataset = {
  id: 'olist_funnel',
  about: 'leads of sellers and the deals won',
  files: () => ['olist_marketing_qualified_leads_dataset.csv', 'olist_closed_deals_dataset.csv'],
  async *events({ paths: [leadsPath = '', dealsPath = ''], report }) {
    const leads = new Map<string, CsvRow>();
    const onLead = (share: number) => report(share / 2);
    for await (const lead of readCsv(leadsPath, { columns: leadColumns, onRead: onLead })) {
      leads.set(lead.mql_id ?? '', lead);
      yield createdOf(lead);
    }
    const onDeal = (share: number) => report((1 + share) / 2);
    for await (const deal of readCsv(dealsPath, { columns: wonColumns, onRead: onDeal })) {
      yield wonOf(deal, leads.get(deal.mql_id ?? ''));
    }
  },
};
