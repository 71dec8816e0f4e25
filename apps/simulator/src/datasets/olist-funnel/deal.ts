import { givenProperties, known, readTime } from '../cells.ts';
import type { DatedEvent } from '../dataset.ts';
import type { CsvRow } from '../read-csv.ts';

export const leadColumns = ['mql_id', 'first_contact_date', 'landing_page_id', 'origin'] as const;
export const wonColumns = [
  'mql_id',
  'seller_id',
  'sr_id',
  'won_date',
  'business_segment',
  'lead_type',
  'lead_behaviour_profile',
  'business_type',
] as const;

/** How a missing origin or type is shown; `unknown` is a value of its own in these files. */
const none = '(null)';

/** The first contact, at 00:00 of its day. */
export function createdOf(lead: CsvRow): DatedEvent<'deal'> {
  return {
    ...envelopeOf(lead, lead),
    messageId: `olist_funnel:${lead.mql_id}:created`,
    occurredAt: readTime(lead.first_contact_date) ?? fail(lead, 'first_contact_date'),
    name: 'Deal created',
    deal: { id: lead.mql_id ?? '', action: 'created' },
    properties: leadProperties(lead),
  };
}

/** The deal won, with where its lead came from. One is won before its first contact: the file says so, it stays. */
export function wonOf(deal: CsvRow, lead: CsvRow | undefined): DatedEvent<'deal'> {
  return {
    ...envelopeOf(deal, lead),
    messageId: `olist_funnel:${deal.mql_id}:won`,
    occurredAt: readTime(deal.won_date) ?? fail(deal, 'won_date'),
    name: 'Deal won',
    deal: { id: deal.mql_id ?? '', action: 'won', owner: known(deal.sr_id) },
    properties: {
      ...leadProperties(lead),
      matched: String(lead !== undefined),
      lead_type: known(deal.lead_type) ?? none,
      ...givenProperties({
        seller: deal.seller_id,
        business_segment: deal.business_segment,
        behaviour_profile: deal.lead_behaviour_profile,
        business_type: deal.business_type,
      }),
    },
  };
}

function envelopeOf({ mql_id = '' }: CsvRow, lead: CsvRow | undefined) {
  return {
    kind: 'deal',
    source: 'olist_funnel',
    channel: known(lead?.origin) ?? none,
    area: 'sales',
    stage: 'acquisition',
    touchpoint: 'landing page',
    customer: { id: mql_id },
  } as const;
}

function leadProperties(lead: CsvRow | undefined): Record<string, string> {
  const landingPage = known(lead?.landing_page_id);
  return {
    origin: known(lead?.origin) ?? none,
    ...(landingPage === undefined ? {} : { landing_page: landingPage }),
    contact_month: known(lead?.first_contact_date)?.slice(0, 7) ?? none,
  };
}

function fail(row: CsvRow, column: string): never {
  throw new Error(`lead ${row.mql_id} has no ${column}`);
}
